import { validator } from 'hono-openapi'
import { z } from 'zod'
import { AppError } from '../problem.ts'

type Failure = { success: boolean; error?: readonly unknown[] }

/** Validates a part of the request by a schema that is also its documentation. A failure names the fields and never repeats what was sent. */
export const valid = <Schema extends z.ZodType, Target extends 'json' | 'query' | 'header' | 'form'>(
  target: Target,
  schema: Schema,
) =>
  validator(target, schema, (result: Failure) => {
    if (!result.success) throw new AppError('invalid_body', { issues: result.error as z.core.$ZodIssue[] })
  })

/** Path parameters of a shape. What does not fit it names nothing: 404. */
export const params = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  validator('param', z.object(shape), (result: Failure) => {
    if (!result.success) throw new AppError('not_found')
  })

/** Path parameters that are ids. */
export const ids = <const Names extends readonly string[]>(...names: Names) =>
  params(Object.fromEntries(names.map((name) => [name, z.uuid()])) as Record<Names[number], z.ZodUUID>)
