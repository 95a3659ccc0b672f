import { expect, test } from 'vitest'
import { checkJob } from '../check-job.ts'
import type { RuleName } from '../schema.ts'
import { aLawfulPost, demoContext } from '../testing.ts'
import { checkSentences } from './check.ts'
import type { Labelled } from './labelled.ts'
import { posts } from './posts.ts'
import { tuneSentences } from './tune.ts'

const blocking: ReadonlySet<RuleName> = new Set(['fees', 'documents_kept', 'probation', 'insurance'])

function found(text: string): RuleName[] {
  const { findings } = checkJob({ ...aLawfulPost, description: text }, demoContext)
  return [...new Set(findings.map((finding) => finding.rule))]
}

interface Measure {
  blocking: number
  others: number
  precision: number
  wrong: string[]
}

function measure(sentences: readonly Labelled[]): Measure {
  const hits = { blocking: 0, others: 0 }
  const wanted = { blocking: 0, others: 0 }
  let extra = 0
  const wrong: string[] = []
  for (const [text, ...labels] of sentences) {
    const rules = found(text)
    for (const label of labels) {
      const kind = blocking.has(label) ? 'blocking' : 'others'
      wanted[kind] += 1
      if (rules.includes(label)) hits[kind] += 1
      else wrong.push(`missed ${label}: ${text}`)
    }
    for (const rule of rules) {
      if (labels.includes(rule)) continue
      extra += 1
      wrong.push(`extra ${rule}: ${text}`)
    }
  }
  const right = hits.blocking + hits.others
  return {
    blocking: hits.blocking / wanted.blocking,
    others: hits.others / wanted.others,
    precision: right / (right + extra),
    wrong,
  }
}

test.each([
  ['tune', tuneSentences],
  ['check', checkSentences],
] as const)('the %s half of the corpus is read as a reviewer would', { timeout: 60_000 }, (half, sentences) => {
  const { wrong, ...rates } = measure(sentences)
  console.info(JSON.stringify({ half, sentences: sentences.length, ...rates }))

  expect(rates.blocking, wrong.join('\n')).toBeGreaterThanOrEqual(0.97)
  expect(rates.others, wrong.join('\n')).toBeGreaterThanOrEqual(0.92)
  expect(rates.precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
})

test.each(posts)('a whole post: %s', (description, rules) => {
  expect(found(description).toSorted()).toEqual(rules.toSorted())
})
