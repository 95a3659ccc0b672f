import { z } from 'zod'
import { problems, type ProblemCode } from './codes.ts'

/** RFC 9457 body of every 4xx and 5xx. `fields` names each input that needs changing, worded for the person who typed it. */
export const ProblemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  requestId: z.string(),
  fields: z.record(z.string(), z.array(z.string())).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type ProblemView = z.infer<typeof ProblemView>
