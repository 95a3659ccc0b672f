import { problems, type ProblemCode } from '@zhibo/core/problem/codes'
import { describeRoute, resolver } from 'hono-openapi'
import type { z } from 'zod'

type Success = 200 | 201 | 202 | 204

interface Answer {
  tag: string
  summary: string
  /** Success status → what it returns; null for an empty body. */
  ok: Partial<Record<Success, z.ZodType | null>>
  /** The media type of what it returns, when that is not JSON. */
  media?: string
  /** What this route may refuse with, beyond what any route may. */
  problems?: readonly ProblemCode[]
}

/** What any route may answer: a body or query that does not fit, the guards and limits at the door, a database that is away. */
export const everywhere: readonly ProblemCode[] = [
  'invalid_body',
  'invalid_json',
  'too_deep',
  'too_large',
  'unsupported_media_type',
  'cross_site',
  'too_many_requests',
  'internal',
  'unavailable',
]

/** Documents a route from the schemas it really uses. */
export function describe({ tag, summary, ok, media = 'application/json', problems: own = [] }: Answer) {
  const successes = Object.entries(ok).map(([status, view]) => [
    status,
    {
      description: summary,
      ...(view ? { content: { [media]: { schema: resolver(view) } } } : {}),
    },
  ])
  const byStatus = Map.groupBy([...new Set([...everywhere, ...own])], (code) => problems[code].status)
  const refusals = [...byStatus].map(([status, codes]) => [
    status,
    {
      description: codes.map((code) => `\`${code}\` ${problems[code].words.en}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ])
  return describeRoute({ tags: [tag], summary, responses: Object.fromEntries([...successes, ...refusals]) })
}
