import { z } from 'zod'
import { everywhere } from '../http/describe.ts'
import type { Document } from './document.ts'

export interface Shown {
  mediaType: string
  schema: unknown
}

/** One operation as the page shows it. */
export interface Operation {
  method: string
  path: string
  summary: string
  parameters: { name: string; place: string; required: boolean }[]
  body: Shown | null
  answers: { status: string; shown: Shown | null }[]
  /** The codes it may refuse with, beyond those any call may be refused with. */
  refusals: string[]
}

// The generator's types allow references everywhere; ours has none, and this says so where it is read.
const Content = z.record(z.string(), z.object({ schema: z.unknown() })).optional()
const Described = z.object({
  tags: z.array(z.string()).default(['other']),
  summary: z.string().default(''),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false) })).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content })).default({}),
})

/** The document's operations, grouped by their first tag, in the order they are mounted. */
export function operationsByTag(document: Document): Map<string, Operation[]> {
  const byTag = new Map<string, Operation[]>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, written] of Object.entries(methods)) {
      const { tags, summary, parameters, requestBody, responses } = Described.parse(written)
      const operation: Operation = {
        method: method.toUpperCase(),
        path,
        summary,
        parameters: parameters.map((each) => ({ name: each.name, place: each.in, required: each.required })),
        body: shownOf(requestBody?.content),
        answers: Object.entries(responses)
          .filter(([status]) => status.startsWith('2'))
          .map(([status, { content }]) => ({ status, shown: shownOf(content) })),
        refusals: Object.values(responses).flatMap(({ description }) => ownCodes(description)),
      }
      const tag = tags[0] ?? 'other'
      byTag.set(tag, [...(byTag.get(tag) ?? []), operation])
    }
  return byTag
}

/** `describe()` begins each paragraph of a refusal with its code. */
function ownCodes(description: string): string[] {
  const codes = [...description.matchAll(/^`(\w+)`/gm)].map(([, code]) => code!)
  return codes.filter((code) => !everywhere.some((common) => common === code))
}

function shownOf(content: z.infer<typeof Content>): Shown | null {
  const first = Object.entries(content ?? {})[0]
  return first ? { mediaType: first[0], schema: first[1].schema } : null
}
