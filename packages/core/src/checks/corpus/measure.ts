import { checkJob } from '../check-job.ts'
import type { JobPost, RuleName } from '../schema.ts'
import { aLawfulPost, demoContext } from '../testing.ts'
import type { Labelled, LabelledPost } from './labelled.ts'

/** The rules whose findings block, by the table of the field. */
const blockingRules: ReadonlySet<RuleName> = new Set([
  'fees',
  'documents_kept',
  'probation',
  'insurance',
  'below_minimum_wage',
  'missing_field',
])

/** What the corpus asks for: shares of 1. */
export const wanted = { blocking: 0.97, others: 0.92, precision: 0.95 } as const

export interface Measure {
  /** How many of the labels were found: of rules that block, and of the others. */
  blocking: number
  others: number
  /** How many of the findings were right. */
  precision: number
  /** Each miss and each false alarm, for whoever tends the rules. */
  wrong: string[]
}

/** A sentence is read as the description of an otherwise lawful post. */
export const measureSentences = (sentences: readonly Labelled[]): Measure =>
  measure(sentences.map(([description, ...rules]) => ({ post: { description }, rules })))

export const measurePosts = (posts: readonly LabelledPost[]): Measure => measure(posts)

function measure(posts: readonly LabelledPost[]): Measure {
  const hits = { blocking: 0, others: 0 }
  const labels = { blocking: 0, others: 0 }
  let extra = 0
  const wrong: string[] = []
  for (const { post, rules } of posts) {
    const found = rulesOf({ ...aLawfulPost, ...post })
    for (const rule of rules) {
      const kind = blockingRules.has(rule) ? 'blocking' : 'others'
      labels[kind] += 1
      if (found.has(rule)) hits[kind] += 1
      else wrong.push(`missed ${rule}: ${textOf(post)}`)
    }
    for (const rule of found) {
      if (rules.includes(rule)) continue
      extra += 1
      wrong.push(`extra ${rule}: ${textOf(post)}`)
    }
  }
  const right = hits.blocking + hits.others
  return {
    blocking: hits.blocking / labels.blocking,
    others: hits.others / labels.others,
    precision: right / (right + extra),
    wrong,
  }
}

const rulesOf = (post: JobPost): Set<RuleName> =>
  new Set(checkJob(post, demoContext).findings.map((finding) => finding.rule))

const textOf = ({ title, description, conditions }: Partial<JobPost>) =>
  [title, description, conditions].filter(Boolean).join(' / ')
