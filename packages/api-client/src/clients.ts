import type { audit } from '@zhibo/api/audit/routes'
import type { demo } from '@zhibo/api/demo/routes'
import type { uploads } from '@zhibo/api/files/routes'
import type { health } from '@zhibo/api/health/routes'
import type { auth, me } from '@zhibo/api/identity/routes'
import type { stations } from '@zhibo/api/stations/routes'
import { hc } from 'hono/client'

export { ok } from './ok.ts'
export { ApiProblem } from './problem.ts'

/** One typed client a slice, each with the paths of its routes. `fetch` carries the visitor's cookies; `baseUrl` is the origin, or empty for our own. */
export function clients(fetch: typeof globalThis.fetch, baseUrl: string) {
  const options = { fetch }
  return {
    audit: hc<typeof audit>(`${baseUrl}/api/audit`, options),
    auth: hc<typeof auth>(`${baseUrl}/api/auth`, options),
    demo: hc<typeof demo>(`${baseUrl}/api/demo`, options),
    health: hc<typeof health>(`${baseUrl}/api/health`, options),
    me: hc<typeof me>(`${baseUrl}/api/me`, options),
    stations: hc<typeof stations>(`${baseUrl}/api/stations`, options),
    uploads: hc<typeof uploads>(`${baseUrl}/api/uploads`, options),
  }
}

export type Clients = ReturnType<typeof clients>
