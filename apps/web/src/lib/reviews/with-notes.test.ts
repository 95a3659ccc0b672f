import { expect, test } from 'vitest'
import type { WordedFinding } from './sheet-of.ts'
import { withNotes } from './with-notes.ts'

const fine: WordedFinding = {
  rule: 'fine_unlawful',
  action: 'block',
  field: 'rules.fines',
  span: [0, 2],
  basis: '劳动合同法第4、90条',
  message: '厂里不能罚',
}
const noteOf = (code: WordedFinding['rule'], field: string, blocks = false) => ({
  code,
  blocks,
  field,
  basis: '',
  message: '',
})

test('what the checks find weighs what they say, however the note puts it', () => {
  expect(withNotes([fine], [noteOf('fine_unlawful', 'rules.fines')])).toEqual([fine])
})

test('what the blacklist knows comes first and is no mistake of a rule', () => {
  const [known, found] = withNotes([fine], [noteOf('blacklisted_operator', 'contactName', true)])
  expect(known).toMatchObject({ rule: 'blacklisted_operator', action: 'block', known: true })
  expect(found).toEqual(fine)
})

test('a note on another field than the finding is said too', () => {
  const said = withNotes([fine], [noteOf('fine_unlawful', 'rules.overtime')])
  expect(said.map(({ field, known }) => [field, known])).toEqual([
    ['rules.overtime', false],
    ['rules.fines', undefined],
  ])
})
