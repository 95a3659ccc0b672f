import type { SessionView } from '@zhibo/core/sessions/schema'
import type { PersonActor } from '../../actor.ts'
import { type Ctx, withTx } from '../../context.ts'
import { foundPerson } from '../../identity/people.ts'
import { ask } from '../../questions/ask.ts'
import { answer } from '../../questions/answer.ts'
import { vote } from '../../questions/vote.ts'
import { demoSeekers } from './seekers.ts'
import { at, person } from './stage.ts'

/** What is asked, by how many it is wanted too, and the answer, if there is one yet. */
const talk: readonly (readonly [question: string, votes: number, reply: string | null])[] = [
  ['计件单价贴出来吗？每天能查到自己的件数吗？', 6, '工价贴在每条线的线头，下班前组长和您对件数，也可以自己查。'],
  ['新手第一个月工资怎么算？', 5, '第一个月拿保底，不低于正式工资，一样交五险。'],
  ['有没有夫妻房，要交钱吗？', 4, '有夫妻房，房费不收，水电按表。'],
  ['接送娃方便吗，几点下班？', 3, null],
  ['加班是自愿的吗，计件按多少倍？', 2, null],
  ['加我 vx 问问细节行不行', 0, null],
]

/** Lets seekers ask in a session that is on, and the host answer what has an answer. The last asks for a contact and is held. */
export async function askAround(
  ctx: Ctx,
  session: SessionView,
  host: PersonActor,
  questions = talk.length,
): Promise<void> {
  const now = ctx.clock().getTime()
  for (const [nth, [text, votes, reply]] of talk.slice(0, questions).entries()) {
    const when = now + nth * 1000
    const asked = await ask(at(ctx, when, await seeker(ctx, nth)), session.id, { text })
    for (let voter = 1; voter <= votes; voter++)
      await vote(at(ctx, when + 100, await seeker(ctx, nth + voter)), session.id, asked.id)
    const jobId = session.segments[0]?.jobs[0]?.id
    if (reply !== null)
      await answer(at(ctx, when + 500, host), session.id, asked.id, { text: reply, ...(jobId ? { jobId } : {}) })
  }
}

async function seeker(ctx: Ctx, nth: number): Promise<PersonActor> {
  const { phone, profile } = demoSeekers[nth % demoSeekers.length]!
  return person(await withTx(ctx, (tx) => foundPerson(tx, phone, profile.name)))
}
