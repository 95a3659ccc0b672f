import { runClock } from '@zhibo/core/sessions/run-clock'
import { afterEach, expect, test, vi } from 'vitest'
import { ServerClock } from './server-clock.svelte.ts'

afterEach(() => void vi.useRealTimers())

test.each([
  ['an hour slow', '2026-11-25T10:40:00Z'],
  ['right', '2026-11-25T11:40:00Z'],
  ['an hour fast', '2026-11-25T12:40:00Z'],
])('how much of a part is left does not follow from a clock that is %s', (_, phone) => {
  vi.useFakeTimers({ now: Date.parse(phone) })
  const clock = new ServerClock('2026-11-25T11:40:00Z')
  const stop = clock.run()
  vi.advanceTimersByTime(60_000)
  stop()

  const running = { id: 'a', minutes: 20, state: 'running' as const, startedAt: '2026-11-25T11:30:00Z' }
  expect(runClock([running], Date.parse('2026-11-25T13:00:00Z'), clock.now)).toMatchObject({
    running: { leftMs: 9 * 60_000, overMs: 0 },
    lateMs: 0,
  })
})
