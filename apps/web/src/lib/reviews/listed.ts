import type { RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'

/** Answers one line of a list as its form was filled in; the line's id comes back with what was refused. */
export async function answerLine<Schema extends z.ZodType>(
  event: Pick<RequestEvent, 'request' | 'fetch' | 'locals'>,
  schema: Schema,
  send: (api: ReturnType<typeof apiOf>, param: { id: string }, json: z.infer<Schema>) => Parameters<typeof ok>[0],
) {
  const typed: Typed = typedOf(await event.request.formData())
  const { id = '', ...words } = typed
  const parsed = schema.safeParse(words)
  if (!parsed.success) return formProblem(event, parsed.error, typed)
  try {
    await ok(send(apiOf(event), { id }, parsed.data))
  } catch (problem) {
    return formProblem(event, problem, typed)
  }
  return { done: id }
}
