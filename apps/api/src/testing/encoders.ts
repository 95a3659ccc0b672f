import { NewEncoderKey } from '@zhibo/core/encoders/schema'
import { ProblemView } from '@zhibo/core/problem/schema'
import { buildApp } from '../app.ts'
import type { Bench } from '../db/testing.ts'
import type { SignedIn } from './identity.ts'
import { anOffer } from './offer.ts'

interface Asked {
  path?: string
  method?: 'POST' | 'PATCH' | 'DELETE'
  body?: string | null
  headers?: Record<string, string>
}

/** What a browser's page and a studio's encoder do about one session's keys, over HTTP and through every guard. */
export function aStudio(bench: Bench) {
  const app = buildApp({ ...bench.deps, limitFactor: 100 })
  const keysOf = (sessionId: string, presenterId: string) =>
    `/api/sessions/${sessionId}/presenters/${presenterId}/encoder-keys`

  const askKey = async (who: SignedIn | null, sessionId: string, presenterId: string) =>
    app.request(keysOf(sessionId, presenterId), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(who && { cookie: who.cookie }) },
      body: '{}',
    })

  return {
    app,
    keysOf,
    askKey,
    async key(who: SignedIn, sessionId: string, presenterId: string) {
      const answer = await askKey(who, sessionId, presenterId)
      return NewEncoderKey.parse(await answer.json())
    },
    /** OBS sends no Origin, no cookie and no JSON. */
    whip: (key: string | null, { path = '', method = 'POST', body = anOffer, headers = {} }: Asked = {}) =>
      app.request(`/api/whip${path}`, {
        method,
        headers: {
          ...(method === 'POST' && { 'content-type': 'application/sdp' }),
          ...(key !== null && { authorization: `Bearer ${key}` }),
          ...headers,
        },
        ...(method === 'DELETE' || body === null ? {} : { body }),
      }),
  }
}

/** An answer's status and, when it is a refusal, its code. */
export async function refusal(answer: Response | Promise<Response>): Promise<[number, string]> {
  const response = await answer
  return [response.status, ProblemView.parse(await response.json()).code]
}
