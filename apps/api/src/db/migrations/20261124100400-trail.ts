import { type Kysely, sql } from 'kysely'

/**
 * The trail is searched by action, subject and chain, and its links cover their own ids (`form` 2; those written before
 * keep the form they were hashed in). Policy rows say who entered them and which row they put right; they are never
 * rewritten.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit_entry add column form smallint not null default 1 check (form in (1, 2));
    create index audit_entry_by_action on audit_entry (action, at, id);
    create index audit_entry_by_subject_kind on audit_entry (subject_kind, at, id);
    create index audit_entry_by_scope on audit_entry (scope, at, id);

    alter table policy_row
      drop constraint if exists policy_row_kind_check,
      drop constraint policy_row_kind_valid_from_key,
      add column entered_by uuid references person,
      add column entered_at timestamptz not null default now(),
      add column supersedes uuid,
      add unique (id, kind, valid_from),
      add foreign key (supersedes, kind, valid_from) references policy_row (id, kind, valid_from),
      add unique (supersedes),
      add check ((confirmed_by is null) = (confirmed_at is null)),
      add check (confirmed_at is null or document_no <> ''),
      add check (confirmed_by is distinct from entered_by or confirmed_by is null),
      add constraint policy_row_kind_check check (kind in ('minimum_wage', 'airtime', 'review_promise', 'reinspection'));
    create unique index policy_row_first on policy_row (kind, valid_from) where supersedes is null;

    create function refuse_policy_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.confirmed_at is null and new.confirmed_at is not null
        and old.document_no in ('', new.document_no)
        and (new.id, new.kind, new.valid_from, new.value, new.entered_by, new.entered_at, new.supersedes)
          is not distinct from
            (old.id, old.kind, old.valid_from, old.value, old.entered_by, old.entered_at, old.supersedes)
      then
        return new;
      end if;
      raise exception 'policy rows are append-only';
    end $$;
    create trigger policy_row_is_history before update or delete on policy_row
      for each row execute function refuse_policy_change();
    create trigger policy_row_is_kept before truncate on policy_row
      for each statement execute function refuse_change();

    insert into policy_row (kind, valid_from, value) values
      ('review_promise', '2020-01-01', '{"workingDays": 2}'),
      ('reinspection', '2020-01-01', '{"sharePercent": 5}');
  `.execute(db)
}
