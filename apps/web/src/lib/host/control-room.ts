import { type Clients, ok } from '@zhibo/api-client/clients'

export type ControlRoom = Awaited<ReturnType<typeof readControlRoom>>

/** Everything a control room shows, for its first page and for every look after it. */
export async function readControlRoom(api: Clients, id: string) {
  const param = { id }
  // The snapshot first: what is read after it is at least as new as its seq.
  const session = await ok(api.sessions[':id'].$get({ param }))
  const [questions, mutes, health, desk, calls] = await Promise.all([
    ok(api.questions[':id'].questions.desk.$get({ param })),
    ok(api.sessionModeration[':id'].mutes.$get({ param })),
    ok(api.control[':id'].health.$get({ param })),
    ok(api.control[':id'].desk.$get({ param })),
    ok(api.guestCalls[':id']['guest-calls'].$get({ param })),
  ])
  // One company may be two people; otherwise its name is enough.
  const alike = new Set(session.presenters.map(({ name }) => name)).size < session.presenters.length
  const people = alike ? await ok(api.runOfShow[':id'].people.$get({ param })) : []
  return { session, questions, mutes, health, desk, calls, people }
}
