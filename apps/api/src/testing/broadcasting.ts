import { createHash, randomUUID } from 'node:crypto'
import { computeAirtime } from '@zhibo/core/airtime/compute'
import { AccessToken } from 'livekit-server-sdk'
import { buildApp } from '../app.ts'
import type { Bench } from '../db/testing.ts'
import { evidenceOf } from '../media/evidence.ts'
import { watchPicture } from '../media/reconcile.ts'
import { recordLook } from '../media/record-look.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import type { MediaParticipant } from '../media/server.ts'
import { aStaff, type SignedIn } from './identity.ts'
import { type APublishedJob, aPublishedJob } from './jobs.ts'
import { type APlannedSession, aRunningSession } from './sessions.ts'

/** A track as the media server would know it. */
export interface Track {
  sid: string
  source: 'CAMERA' | 'SCREEN_SHARE' | 'MICROPHONE'
  participant: string
  publishedAt: Date
}

type Told = 'track_published' | 'track_unpublished' | 'participant_joined' | 'participant_left' | 'room_finished'
interface Telling {
  track?: Track
  room?: string
  identity?: string
}

/** A running show, and the media server's side of it by hand: what it tells, and what a look into its room finds. */
export class Broadcasting {
  readonly bench: Bench
  readonly app: ReturnType<typeof buildApp>
  readonly job: APublishedJob
  readonly host: SignedIn
  running!: APlannedSession
  /** The presenter's camera, published as the show begins. */
  camera!: Track

  static async on(bench: Bench): Promise<Broadcasting> {
    const job = await aPublishedJob(bench)
    return new Broadcasting(bench, job, await aStaff(bench, 'host', job.stationId))
  }

  private constructor(bench: Bench, job: APublishedJob, host: SignedIn) {
    this.bench = bench
    this.app = buildApp(bench.deps)
    this.job = job
    this.host = host
  }

  get sessionId(): string {
    return this.running.session.id
  }

  /** The next show, with its presenter on air and nothing told yet. */
  async begin(): Promise<void> {
    // The media server tells whole seconds.
    this.bench.clock.set(new Date(Math.ceil(this.bench.clock.read().getTime() / 1000) * 1000))
    this.running = await aRunningSession(this.bench, { job: this.job, host: this.host })
    this.camera = this.track()
  }

  track(given: Partial<Track> = {}): Track {
    const publishedAt = this.bench.clock.read()
    return { sid: `TR_${randomUUID()}`, source: 'CAMERA', participant: 'PA_first', publishedAt, ...given }
  }

  /** A webhook's body as the media server writes it. */
  telling(event: Told, { track, room, identity }: Telling = {}): string {
    return JSON.stringify({
      event,
      room: { sid: 'RM_x', name: room ?? roomName('live', this.sessionId), numParticipants: 1 },
      ...(event !== 'room_finished' && {
        participant: {
          sid: track?.participant ?? 'PA_first',
          identity: identity ?? presenterIdentity(this.running.presenterId),
          state: 'ACTIVE',
        },
      }),
      ...(track && {
        track: {
          sid: track.sid,
          type: track.source === 'MICROPHONE' ? 'AUDIO' : 'VIDEO',
          source: track.source,
          version: { unixMicro: String(track.publishedAt.getTime() * 1000), ticks: 0 },
        },
      }),
      id: `EV_${randomUUID()}`,
      createdAt: String(Math.floor(this.bench.clock.read().getTime() / 1000)),
    })
  }

  /** Hands a body in, signed unless told otherwise; returns the status. */
  async deliver(body: string, authorization?: string): Promise<number> {
    const response = await this.app.request('/api/media/webhooks', {
      method: 'POST',
      headers: { 'content-type': 'application/webhook+json', authorization: authorization ?? (await signed(body)) },
      body,
    })
    return response.status
  }

  async tell(event: Told, given?: Telling): Promise<void> {
    const status = await this.deliver(this.telling(event, given))
    if (status !== 200) throw new Error(`webhook: ${status}`)
  }

  intervals(sessionId = this.sessionId) {
    return this.bench.deps.db
      .selectFrom('media_interval')
      .selectAll()
      .where('session_id', '=', sessionId)
      .orderBy('from_at')
      .execute()
  }

  async webhooks(): Promise<number> {
    const { count } = await this.bench.deps.db
      .selectFrom('media_webhook')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  }

  seconds(count: number): void {
    this.bench.clock.advance(count * 1000)
  }

  /** A look that found this in the session's public room; null: there was no such room. */
  async lookAt(live: MediaParticipant[] | null): Promise<void> {
    const look = { at: this.bench.clock.read(), found: { live, rehearsal: null } }
    await recordLook(this.bench.system, this.sessionId, look)
    await watchPicture(this.bench.system, this.sessionId)
  }

  /** The presenter in the room, sending this. */
  sending(track: Track, { muted = false } = {}): MediaParticipant {
    return {
      sid: track.participant,
      identity: presenterIdentity(this.running.presenterId),
      page: null,
      mayPublish: true,
      tracks: [{ sid: track.sid, source: 'camera', muted, publishedAt: track.publishedAt }],
    }
  }

  async airtimeMs(): Promise<number> {
    const now = this.bench.clock.read().getTime()
    const span = { from: new Date(now - 86_400_000), to: new Date(now + 1) }
    const { sessions } = await evidenceOf(this.bench.system, { stationId: this.running.stationId, ...span })
    const policy = { minSessionMs: 0, joinGapMs: 300_000, zone: 'Asia/Shanghai', shortSessionsGiveHours: false }
    const report = computeAirtime({ policy, now, sessions })
    return report.sessions.find(({ id }) => id === this.sessionId)!.airtimeMs
  }
}

/** Signs a body the way the media server does. */
export function signed(body: string): Promise<string> {
  const token = new AccessToken(process.env.TEST_LIVEKIT_API_KEY, process.env.TEST_LIVEKIT_API_SECRET)
  token.sha256 = createHash('sha256').update(body).digest('base64')
  return token.toJwt()
}

/** So many seconds after. */
export const later = (from: Date, count: number) => new Date(from.getTime() + count * 1000)
