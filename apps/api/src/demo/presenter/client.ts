import { MeView } from '@zhibo/core/identity/schema'
import { MediaTokenView } from '@zhibo/core/media/schema'
import { SessionSummary, SessionView } from '@zhibo/core/sessions/schema'
import { z } from 'zod'

/** The API answered, and not with what was asked for. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number

  constructor(status: number, path: string) {
    super(`${path} answered ${status}`)
    this.status = status
  }
}

/** What the presenter needs of the API, as any browser would ask for it. */
export class PresenterClient {
  readonly #origin: string
  readonly #accountId: string
  #cookie = ''
  #employerIds: string[] = []

  constructor(origin: string, accountId: string) {
    this.#origin = origin
    this.#accountId = accountId
  }

  async signIn(): Promise<void> {
    const answer = await this.#send('/api/demo/sessions', { accountId: this.#accountId })
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ')
    const me = MeView.parse(await (await this.#send('/api/me')).json())
    this.#employerIds = me.employers.map(({ employerId }) => employerId)
  }

  /** The session on air in which one of our employers is on air now, with what is pinned; undefined when there is none. */
  async findShow(): Promise<Show | undefined> {
    for (const state of ['live', 'interrupted'] as const) {
      const found = z.array(SessionSummary).parse(await (await this.#send(`/api/sessions?state=${state}`)).json())
      for (const { id } of found) {
        const show = await this.look(id)
        if (show.onAir) return show
      }
    }
    return undefined
  }

  async look(sessionId: string): Promise<Show> {
    const session = SessionView.parse(await (await this.#send(`/api/sessions/${sessionId}`)).json())
    const running = session.state === 'live' || (session.state === 'interrupted' && !session.stopped)
    const pinned = session.segments.flatMap(({ jobs }) => jobs).find(({ id }) => id === session.pinnedJobId)
    const onAir = session.presenters.some(
      ({ state, employerId }) => state === 'on_air' && employerId !== null && this.#employerIds.includes(employerId),
    )
    return {
      sessionId,
      title: session.title,
      line: pinned ? `${pinned.employerName} · ${pinned.title}` : session.employerNames.join(' · '),
      onAir: running && onAir,
    }
  }

  async token(sessionId: string): Promise<MediaTokenView> {
    return MediaTokenView.parse(await (await this.#send(`/api/sessions/${sessionId}/media-token`, {})).json())
  }

  async #send(path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(new URL(path, this.#origin), {
      signal: AbortSignal.timeout(10_000),
      headers: { cookie: this.#cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Refused(answer.status, path)
    return answer
  }
}

export interface Show {
  sessionId: string
  title: string
  line: string
  onAir: boolean
}
