import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { isNear, likenessTo } from './likeness.ts'
import type { Question } from './queries.ts'

type Alike = Question & { likeness: number }

/** Of what everyone sees in a session, what asks much the same; of each gist the most wanted. */
export async function listAlikeShown(
  { db }: Ctx,
  sessionId: string,
  gist: string,
  atLeast: number,
  limit: number,
): Promise<Alike[]> {
  return db
    .with('near', (cte) =>
      cte
        .selectFrom('question')
        .select(['gist', sql<string>`(array_agg(id order by votes desc, id))[1]`.as('id')])
        .where('session_id', '=', sessionId)
        .where(sql<boolean>`state in ('open', 'taken', 'answered')`)
        .where(isNear(gist))
        .groupBy('gist'),
    )
    .with('measured', (cte) => cte.selectFrom('near as question').select(['id', likenessTo(gist).as('likeness')]))
    .selectFrom('measured')
    .innerJoin('question', 'question.id', 'measured.id')
    .selectAll('question')
    .select('measured.likeness')
    .where('measured.likeness', '>=', atLeast)
    .orderBy('measured.likeness', 'desc')
    .orderBy('question.votes', 'desc')
    .limit(limit)
    .execute()
}

/** The same for the host, who may merge it: each one, with what is held and without this one. */
export async function listAlikeOf({ db }: Ctx, question: Question, atLeast: number, limit: number): Promise<Alike[]> {
  return db
    .selectFrom('question')
    .selectAll()
    .select(likenessTo(question.gist).as('likeness'))
    .where('session_id', '=', question.session_id)
    .where(sql<boolean>`state <> 'hidden'`)
    .where('id', '<>', question.id)
    .where(isNear(question.gist))
    .where(likenessTo(question.gist), '>=', atLeast)
    .orderBy('likeness', 'desc')
    .orderBy('votes', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export function findQuestion({ db }: Ctx, sessionId: string, id: string): Promise<Question | undefined> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst()
}
