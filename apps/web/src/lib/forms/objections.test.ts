import { expect, test } from 'vitest'
import { objectionBox, objectionsIn, objectionValue } from './objections.ts'

test('what is ticked comes back as it was named, commas, quotes and all', () => {
  const findings = [
    { rule: 'fees', field: 'description', text: '押金,“500”元' },
    { rule: 'fine_unlawful', field: 'rules.fines', text: '' },
  ]
  const form = new FormData()
  for (const finding of findings) form.append(objectionBox, objectionValue(finding))
  for (const nonsense of ['', '{', '{"rule":7}', '[]']) form.append(objectionBox, nonsense)
  expect(objectionsIn(form)).toEqual(findings)
})
