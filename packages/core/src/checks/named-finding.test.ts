import { expect, test } from 'vitest'
import { checkFile } from '../employers/check-file.ts'
import { checkJob } from './check-job.ts'
import { isSameFinding, mayObject, nameFinding } from './named-finding.ts'
import { aLawfulPost, demoContext } from './testing.ts'

const post = { ...aLawfulPost, description: '入职交押金500元。只招女工。', validUntil: '2020-01-01' }
const { findings } = checkJob(post, demoContext)

test('a finding is named by its rule, its place and its words', () => {
  const named = findings.map((finding) => nameFinding(finding, post))
  expect(named).toContainEqual({ rule: 'fees', field: 'description', text: expect.stringContaining('押金') })
  expect(named.filter((each) => isSameFinding(each, named[0]!))).toHaveLength(1)
})

test('what is forbidden for its words may be objected to; a fact may not, and what only goes back need not be', () => {
  expect(findings.filter(mayObject).map(({ rule }) => rule)).toEqual(['fees'])
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['missing_field', 'sex']))
  const file = checkFile({ rules: { fines: '迟到罚款 50 元', probation: '试用期不发工资' } }, new Date())
  const objectable = file.filter(mayObject).map(({ field }) => field)
  expect(objectable).toEqual(expect.arrayContaining(['rules.fines', 'rules.probation']))
  expect(objectable).not.toContain('operatorIs')
})
