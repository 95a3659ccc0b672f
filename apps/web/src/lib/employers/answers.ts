import type { Clients } from '@zhibo/api-client/clients'

interface Call {
  param: { id: string }
  json: { expectedVersion?: number; reason?: string }
}

/** What an employer may answer to an application, each by its own route. */
export const answers = {
  view: ({ applications }: Clients, call: Call) => applications[':id'].view.$post(call),
  contact: ({ applications }: Clients, call: Call) => applications[':id'].contact.$post(call),
  invite: ({ applications }: Clients, call: Call) => applications[':id'].invite.$post(call),
  arrive: ({ applications }: Clients, call: Call) => applications[':id'].arrive.$post(call),
  sign: ({ applications }: Clients, call: Call) => applications[':id'].sign.$post(call),
  refuse: ({ applications }: Clients, call: Call) => applications[':id'].refuse.$post(call),
} as const

export type Answer = keyof typeof answers

export const isAnswer = (action: string | undefined): action is Answer => action !== undefined && action in answers
