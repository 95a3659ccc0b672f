import { expect, test } from 'vitest'
import { mayMendJob } from './lifecycle.ts'
import { JobState } from './schema.ts'

const never: JobState[] = ['in_review', 'withdrawn', 'suspended']

test.each(JobState.options)('a job that is %s is mended when the table says so, and not otherwise', (state) => {
  const once = state === 'rejected'
  expect(mayMendJob({ state, takesRevision: true })).toBe(!never.includes(state))
  // What stands or waits for its employer may be written on while a revision is looked at.
  expect(mayMendJob({ state, takesRevision: false })).toBe(!never.includes(state) && !once)
})
