import { z } from 'zod'
import { line, optionalLine } from '../text.ts'

/** `open` until whoever tends the rules has said whether the finding was right. */
export const FindingMarkState = z.enum(['open', 'upheld', 'overturned'])
export type FindingMarkState = z.infer<typeof FindingMarkState>

/** A reviewer says that the checks found something that is not there. `rule` and `field` as in the finding. */
export const MarkFinding = z.strictObject({
  rule: line(60),
  field: line(100),
  /** The words the finding points at; empty when it points at none. */
  text: optionalLine(500),
  note: optionalLine(500),
})
export type MarkFinding = z.infer<typeof MarkFinding>

/** `upheld`: the finding was right after all; `overturned`: it was wrong, and the rule needs mending. */
export const SettleMark = z.strictObject({ finding: z.enum(['upheld', 'overturned']), word: line(500) })
export type SettleMark = z.infer<typeof SettleMark>

export const FindingMarkSearch = z.strictObject({
  state: FindingMarkState.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type FindingMarkSearch = z.infer<typeof FindingMarkSearch>

const By = z.object({ id: z.uuid(), name: z.string() })

export const FindingMarkView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  title: z.string(),
  revisionId: z.uuid(),
  rule: z.string(),
  field: z.string(),
  text: z.string(),
  note: z.string(),
  state: FindingMarkState,
  markedBy: By,
  /** Mine, so that I may take it back while it is open. */
  mine: z.boolean(),
  stationId: z.uuid(),
  /** I made it, or the case is my own: whether it is right is for somebody else to say. */
  settledByOthers: z.boolean(),
  markedAt: z.iso.datetime(),
  settledBy: By.nullable(),
  settledAt: z.iso.datetime().nullable(),
  word: z.string(),
})
export type FindingMarkView = z.infer<typeof FindingMarkView>
