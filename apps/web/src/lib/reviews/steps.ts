import type { RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'

type Event = Pick<RequestEvent, 'request' | 'fetch' | 'locals'>
type Reviews = ReturnType<typeof apiOf>['reviews']
type Answer = Parameters<typeof ok>[0]

/** Takes one step of a case as its form was filled in. `name` tells the page which of its forms was meant. */
export async function step(event: Event, name: string, take: (api: Reviews, typed: Typed) => Answer) {
  const typed = { ...typedOf(await event.request.formData()), step: name }
  try {
    await ok(take(apiOf(event).reviews, typed))
  } catch (problem) {
    return formProblem(event, problem, typed)
  }
  return { typed }
}

/** The same with words that a schema has seen first. */
export async function wordedStep<Schema extends z.ZodType>(
  event: Event,
  name: string,
  schema: Schema,
  take: (api: Reviews, words: z.infer<Schema>) => Answer,
) {
  const typed = { ...typedOf(await event.request.formData()), step: name }
  const parsed = schema.safeParse(wordsOf(typed))
  if (!parsed.success) return formProblem(event, parsed.error, typed)
  try {
    await ok(take(apiOf(event).reviews, parsed.data))
  } catch (problem) {
    return formProblem(event, problem, typed)
  }
  return { done: name }
}

/** What a form of ours holds beside what the API asks is left out. */
function wordsOf({ step: _step, expectedVersion, ...words }: Typed & { step: string }): unknown {
  return { ...words, expectedVersion: Number(expectedVersion) }
}
