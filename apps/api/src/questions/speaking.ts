import type { QuestionRole } from '@zhibo/core/questions/lifecycle'
import { refuseBarred } from '../actor.ts'
import type { Tx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { employerOfJob } from '../jobs/employer-of.ts'
import { AppError } from '../problem.ts'
import { type Conversation, employersPresenting, presentsFor, talkRoles } from '../sessions/conversation.ts'

/**
 * What the actor is to a question about these jobs, or about none. Hosts and the station's own presenters may speak to
 * any; of a job only its own people may, and once the show is over all of its people, presenting or not.
 */
export async function rolesOn(tx: Tx, conversation: Conversation, jobIds: readonly string[]): Promise<QuestionRole[]> {
  if ((await talkRoles(tx, conversation)).includes('host')) return ['host']
  const { ofStation, employerIds } = await presentsFor(tx, conversation.id)
  const about = await Promise.all(jobIds.map((id) => employerOfJob(tx, id)))
  if (ofStation || employerIds.some((id) => about.every((each) => each === id))) return ['presenter']
  return conversation.over && (await actsFor(tx, conversation, about)) ? ['employer'] : []
}

async function actsFor(tx: Tx, conversation: Conversation, about: readonly string[]): Promise<boolean> {
  if (tx.actor.kind !== 'person') return false
  const concerned = about.length > 0 ? about : await employersPresenting(tx, conversation.id)
  const own = tx.actor.memberships.flatMap(({ employerId }) => (concerned.includes(employerId) ? employerId : []))
  if (own.length === 0) return false
  refuseBarred(tx.actor)
  const employers = await employerBriefs(tx, own)
  if (![...employers.values()].some(({ inForce }) => inForce)) throw new AppError('employer_not_in_force')
  return about.every((each) => own.includes(each))
}
