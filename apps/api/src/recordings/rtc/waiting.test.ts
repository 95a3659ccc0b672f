import { expect, test } from 'vitest'
import { Wait } from './waiting.ts'

test('what the client counts from the beginning is what it was lately', () => {
  const wait = new Wait()
  wait.tell({ count: 48_000, seconds: 48_000 * 0.05 })
  expect(wait.ms).toBe(0)
  for (let second = 2; second < 12; second++)
    wait.tell({ count: second * 48_000, seconds: 48_000 * 0.05 + (second - 1) * 48_000 * 0.4 })
  expect(wait.ms).toBeCloseTo(400, 0)
})

test('where nothing came out lately, it is as it was', () => {
  const wait = new Wait()
  wait.tell({ count: 0, seconds: 0 })
  wait.tell({ count: 20, seconds: 1 })
  wait.tell({ count: 20, seconds: 1 })
  expect(wait.ms).toBe(25)
})
