import type { ExceptionCode, Finding, JobPost, PayCheck, RuleName } from '../schema.ts'
import { type Match, type Reading, spanOfMatch } from '../reading.ts'
import type { MinimumWage } from '../policy.ts'

/** All that a rule may look at. */
export interface Subject {
  post: JobPost
  readings: readonly Reading[]
  pay: PayCheck
  minimumWage: MinimumWage | null
  today: string
}

export type Rule = (subject: Subject) => Finding[]

type Words = Pick<Finding, 'rule' | 'action' | 'basis' | 'message'>

export const findingAt = (reading: Reading, match: Match, words: Words): Finding => ({
  ...words,
  field: reading.field,
  span: spanOfMatch(reading, match),
})

export const findingOn = (field: string, words: Words): Finding => ({ ...words, field, span: null })

/** A demand goes back, unless a ground that the law lists for it was picked: then it is only shown. */
export function actionUnless(post: JobPost, rule: RuleName, code: ExceptionCode): 'return' | 'flag' {
  const excepted = (post.exceptions ?? []).some((exception) => exception.rule === rule && exception.code === code)
  return excepted ? 'flag' : 'return'
}
