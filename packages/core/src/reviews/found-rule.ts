import { z } from 'zod'
import { RuleName } from '../checks/rule-name.ts'
import { FileRule } from '../employers/file-rule.ts'

/** What no check of a text finds, and the blacklist knows. */
export const KnownCause = z.enum(['blacklisted_code', 'blacklisted_operator'])
export type KnownCause = z.infer<typeof KnownCause>

/** Whatever a reviewer may be told against a revision: by the rules for jobs, by those for files, or by what is known. */
export const FoundRule = z.enum([...RuleName.options, ...FileRule.options, ...KnownCause.options])
export type FoundRule = z.infer<typeof FoundRule>
