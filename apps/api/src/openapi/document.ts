import { ProblemView } from '@zhibo/core/problem/schema'
import type { Hono } from 'hono'
import { generateSpecs, type GenerateSpecOptions } from 'hono-openapi'
import { z } from 'zod'
import type { AppEnv } from '../http/env.ts'

type Schemas = NonNullable<NonNullable<Required<GenerateSpecOptions>['documentation']['components']>['schemas']>

// JSON Schema 2020-12 is what OpenAPI 3.1 speaks; the two packages' types only differ in spelling.
const problemSchema = z.toJSONSchema(ProblemView) as Schemas[string]

export type Document = Awaited<ReturnType<typeof generateSpecs>>

/** The OpenAPI document of what is mounted, from the very schemas that validate and answer. */
export function documentOf(app: Hono<AppEnv>, origin: string): Promise<Document> {
  return generateSpecs(app, {
    documentation: {
      info: {
        title: '织播 Zhibo API',
        version: '1',
        description:
          'Livestream recruitment for county stations. Bodies are JSON in camelCase; ids are strings; times are ISO 8601; money is integer fen; airtime is integer milliseconds. Errors are application/problem+json. The session cookie is `zhibo_session`.',
      },
      servers: [{ url: origin }],
      components: { schemas: { Problem: problemSchema } },
    },
    // `openapi.json` has a dot in its name and is a route all the same.
    excludeStaticFile: false,
    // Every route names its own refusals; a made-up one would be wrong about their shape.
    defaultValidationErrorResponse: false,
  })
}
