import type { ClientResponse } from 'hono/client'
import { problemOf } from './problem.ts'

type Value<Answer> =
  Answer extends ClientResponse<infer Body, infer _Status, infer Format>
    ? Format extends 'json'
      ? Body
      : undefined
    : never

/** The value of an answer; undefined when its body is empty. Throws ApiProblem when the API refused. */
export async function ok<Answer extends ClientResponse<unknown>>(call: Promise<Answer>): Promise<Value<Answer>> {
  const answer: ClientResponse<unknown> = await call
  if (!answer.ok) throw await problemOf(answer)
  return (answer.status === 204 ? undefined : await answer.json()) as Value<Answer>
}
