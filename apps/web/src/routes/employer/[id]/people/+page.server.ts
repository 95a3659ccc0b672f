import { ChangeMember, InviteMember } from '@zhibo/core/employers/members'
import { redirect } from '@sveltejs/kit'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { params } = event
  const [employer, people] = await loadFrom(
    Promise.all([
      ok(api.employers[':id'].file.$get({ param: params })),
      ok(api.employers[':id'].members.$get({ param: params })),
    ]),
  )
  const owner = people.members.some((member) => member.me && member.role === 'owner')
  return { employer: { id: employer.id, name: employer.name }, ...people, owner }
}

export const actions: Actions = {
  invite: (event) =>
    act(event, async (typed) => {
      const json = InviteMember.parse({ name: typed.name, phone: typed.phone, role: typed.role || 'member' })
      const invited = await ok(employer(event).invitations.$post({ param: event.params, json }))
      return { invited: invited.phone }
    }),
  revoke: (event) =>
    act(event, async ({ invitationId = '' }) => {
      const param = { ...event.params, invitationId }
      await ok(employer(event).invitations[':invitationId'].$delete({ param }))
      return { done: true }
    }),
  role: (event) =>
    act(event, async ({ personId = '', role }) => {
      const json = ChangeMember.parse({ role })
      await ok(employer(event).members[':personId'].$put({ param: { ...event.params, personId }, json }))
      return { done: true }
    }),
  remove: (event) =>
    act(event, async ({ personId = '', me }) => {
      await ok(employer(event).members[':personId'].$delete({ param: { ...event.params, personId } }))
      if (me) redirect(303, '/employer')
      return { done: true }
    }),
}

const employer = (event: RequestEvent) => apiOf(event).employers[':id']

async function act<T>(event: RequestEvent, work: (typed: Typed) => Promise<T>) {
  const typed = typedOf(await event.request.formData())
  try {
    return await work(typed)
  } catch (error) {
    return formProblem(event, error, typed)
  }
}
