import { AppError } from '../problem.ts'
import type { EncoderGate, EncoderSeat } from './server.ts'

// OBS gives up after eight seconds.
const patienceMs = 7000

/**
 * LiveKit's own WHIP service (`/whip/v1`, as of 1.13). It knows whom an encoder stands for by a pass, as it does of
 * everyone who joins; ours are signed for each call, so that no encoder ever holds one.
 */
export function whipGate(http: string, pass: (room: string, identity: string) => Promise<string>): EncoderGate {
  const ask = async (
    { room, identity, sid }: Omit<EncoderSeat, 'sid'> & { sid?: string },
    method: 'POST' | 'PATCH' | 'DELETE',
    { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> => {
    const authorization = `Bearer ${await pass(room, identity)}`
    return fetch(`${http}/whip/v1${sid === undefined ? '' : `/${sid}`}`, {
      method,
      headers: { authorization, ...headers },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(patienceMs),
    }).catch((cause: unknown) => {
      throw new AppError('media_unavailable', { retryAfter: 3, cause })
    })
  }

  return {
    async admit(room, identity, offer) {
      const answer = await granted(
        await ask({ room, identity }, 'POST', { body: offer, headers: { 'content-type': 'application/sdp' } }),
      )
      return {
        answer: await answer.text(),
        sid: (answer.headers.get('location') ?? '').split('/').at(-1) ?? '',
        iceSession: answer.headers.get('etag'),
        links: answer.headers.get('link')?.split(/, (?=<)/) ?? [],
      }
    },
    async trickle(seat, iceSession, fragment) {
      const headers = { 'content-type': 'application/trickle-ice-sdpfrag', 'if-match': iceSession }
      await granted(await ask(seat, 'PATCH', { body: fragment, headers }))
    },
    async end(seat) {
      const answer = await ask(seat, 'DELETE')
      if (answer.status !== 404) await granted(answer)
    },
  }
}

/** What the media server refuses, in our words. What an encoder sent is never repeated. */
async function granted(answer: Response): Promise<Response> {
  if (answer.ok) return answer
  const cause = new Error(`whip: ${answer.status} ${(await answer.text()).slice(0, 200)}`)
  if (answer.status === 400) throw new AppError('sdp_unreadable', { cause })
  if (answer.status === 404) throw new AppError('not_found', { cause })
  throw new AppError('media_unavailable', { retryAfter: 3, cause })
}
