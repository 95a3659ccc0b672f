import type { LiveState } from '@zhibo/core/live/state'

/** Whether there is something to watch: it has begun, and neither ended nor was stopped. */
export const isRunning = ({ state, stopped }: Pick<LiveState, 'state' | 'stopped'>): boolean =>
  (state === 'live' || state === 'interrupted') && !stopped
