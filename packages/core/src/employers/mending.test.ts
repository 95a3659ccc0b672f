import { expect, test } from 'vitest'
import { mayMendFile } from './lifecycle.ts'
import { EmployerState } from './schema.ts'

const never: EmployerState[] = ['in_review', 'suspended', 'blacklisted']
const ban = { reason: '收押金', until: '2027-05-23T04:00:00.000Z' }

test.each(EmployerState.options)('a file that is %s is mended when the table says so, and not otherwise', (state) => {
  const once = state === 'rejected'
  const at = { state, takesRevision: true, blacklisted: null }
  expect(mayMendFile(at)).toBe(!never.includes(state))
  expect(mayMendFile({ ...at, takesRevision: false })).toBe(!never.includes(state) && !once)
  expect(mayMendFile({ ...at, blacklisted: ban })).toBe(!never.includes(state) && !once)
})
