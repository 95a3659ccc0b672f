import type { Lifecycle } from '../lifecycle.ts'
import type { GuestCallState } from './schema.ts'

export type GuestCallAction =
  'call' | 'test' | 'on_air' | 'hold' | 'off_air' | 'decline' | 'withdraw' | 'unready' | 'lose' | 'close'

export type GuestRole = 'guest' | 'host' | 'system'

/**
 * 连麦. The guest alone starts the test: it is their yes to being heard. `hold` puts them back into the green room without
 * ending the call (a slate goes up, the talk is interrupted), `unready` back to before the test. `lose` is a guest gone
 * for too long, `close` the end of the show for those who never spoke.
 */
export const guestCallLifecycle = {
  call: { from: ['asked'], to: 'called', by: ['host'] },
  test: { from: ['called'], to: 'testing', by: ['guest'] },
  on_air: { from: ['testing'], to: 'on_air', by: ['host'] },
  hold: { from: ['on_air'], to: 'testing', by: ['host', 'system'] },
  off_air: { from: ['on_air'], to: 'done', by: ['host', 'guest', 'system'] },
  decline: { from: ['asked', 'called', 'testing'], to: 'declined', by: ['host', 'guest'], reason: 'required' },
  withdraw: { from: ['asked', 'called', 'testing'], to: 'withdrawn', by: ['guest'] },
  unready: { from: ['testing'], to: 'called', by: ['system'] },
  lose: { from: ['testing', 'on_air'], to: 'done', by: ['system'] },
  close: { from: ['asked', 'called', 'testing'], to: 'declined', by: ['system'], reason: 'required' },
} as const satisfies Lifecycle<GuestCallState, GuestCallAction, GuestRole>
