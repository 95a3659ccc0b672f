import { type Kysely, sql } from 'kysely'

/** Questions: their gist, why they are held or hidden, lists that hold at ten thousand a show; mutes and bans with their reason by name and the question they were given for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The API bounds characters as a person counts them; this bounds what is stored.
    alter table question drop constraint question_text_check;
    alter table question
      add constraint question_text_check check (char_length(text) between 1 and 1000),
      add column gist text not null default '',
      add column held_for text check (held_for in ('contact', 'phrase', 'first', 'host')),
      add column reason_code text;
    update question set gist =
      trim(regexp_replace(regexp_replace(lower(text), '[^[:alnum:]]', '', 'g'), '(.)', '\\1 ', 'g'));
    update question set held_for = 'host' where state = 'held';
    update question set reason_code = 'other' where state = 'hidden' and merged_into is null;

    drop index question_text;
    create index question_gist on question using gist (session_id, gist gist_trgm_ops(siglen=64)) where state <> 'hidden';
    drop index question_of_session;
    create index question_visible on question (session_id, votes desc, id) where state in ('open', 'taken', 'answered');
    create index question_held on question (session_id, id) where state = 'held';
    create index question_waiting on question (session_id) where state in ('open', 'taken') and answer_due_at is null;
    create index question_vote_of_person on question_vote (person_id, question_id);

    alter table session_mute
      add column question_id uuid references question,
      add column reason_code text not null default 'other',
      add column lifted_code text,
      add column lifted_reason text;
    create index session_mute_of_session on session_mute (session_id, id);
    alter table chat_ban
      add column question_id uuid references question,
      add column reason_code text not null default 'other',
      add column lifted_code text;
    create index chat_ban_standing on chat_ban (id) where lifted_at is null;
    create index promise_line_of_session on promise_line (session_id);
  `.execute(db)
}
