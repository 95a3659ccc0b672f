import { sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { Question } from './queries.ts'

const dayMs = 86_400_000
/** What ended longer ago was handed on long since, or belongs to a time before anybody was. */
const lookBackMs = 30 * dayMs

/** A show that is over and left questions nobody has yet been asked to answer; null when there is none. */
export async function findLeftOpen({ db, clock }: Ctx): Promise<string | null> {
  const since = new Date(clock().getTime() - lookBackMs)
  const left = await db
    .selectFrom('live_session')
    .select('id')
    .where('ended_at', '>', since)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('question')
          .select('question.id')
          .whereRef('question.session_id', '=', 'live_session.id')
          .where(sql<boolean>`question.state in ('open', 'taken') and question.answer_due_at is null`),
      ),
    )
    .orderBy('ended_at')
    .limit(1)
    .executeTakeFirst()
  return left?.id ?? null
}

/** Gives the questions that a show left open the time by which they are due; those that have one keep it. */
export function setDue({ db }: Tx, sessionId: string, dueAt: Date): Promise<Question[]> {
  return db
    .updateTable('question')
    .set({ answer_due_at: dueAt })
    .where('session_id', '=', sessionId)
    .where(sql<boolean>`state in ('open', 'taken') and answer_due_at is null`)
    .returningAll()
    .execute()
}

interface Whose {
  /** Of the jobs of these employers, and of the shows they presented in where no job is named. */
  employerIds?: readonly string[]
  /** Of the shows of these stations, and past their time. */
  overdueAt?: 'all' | readonly string[]
  cursor?: string | undefined
  limit: number
}

/** Questions that were left open and are still owed, oldest promise first. */
export function listOwed({ db, clock }: Ctx, { employerIds, overdueAt, cursor, limit }: Whose) {
  return db
    .selectFrom('question')
    .innerJoin('live_session', 'live_session.id', 'question.session_id')
    .leftJoin('job', 'job.id', 'question.job_id')
    .selectAll('question')
    .select(['live_session.title as session_title', 'job.employer_id'])
    .where(sql<boolean>`question.answer_due_at is not null and question.state in ('open', 'taken')`)
    .$if(employerIds !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('job.employer_id', 'in', employerIds as string[]),
          eb.and([
            eb('question.job_id', 'is', null),
            eb.exists(
              eb
                .selectFrom('session_presenter as place')
                .select('place.id')
                .whereRef('place.session_id', '=', 'question.session_id')
                .where('place.employer_id', 'in', employerIds as string[]),
            ),
          ]),
        ]),
      ),
    )
    .$if(overdueAt !== undefined, (query) => query.where('question.answer_due_at', '<=', clock()))
    .$if(overdueAt !== undefined && overdueAt !== 'all', (query) =>
      query.where('live_session.station_id', 'in', overdueAt as string[]),
    )
    .$if(cursor !== undefined, (query) =>
      query.where(
        sql<boolean>`(question.answer_due_at, question.id) > (select c.answer_due_at, c.id from question c where c.id = ${cursor!})`,
      ),
    )
    .orderBy('question.answer_due_at')
    .orderBy('question.id')
    .limit(limit)
    .execute()
}
