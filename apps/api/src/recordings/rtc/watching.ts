import { randomUUID } from 'node:crypto'
import {
  AudioStream,
  dispose,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  TrackKind,
  TrackSource,
  type TrackPublication,
  VideoBufferType,
  type VideoFrameEvent,
  VideoStream,
} from '@livekit/rtc-node'
import { parsePresenter } from '../../media/rooms.ts'
import { askForMiddleLayer, askForWaits } from './native-client.ts'
import { type Picture, type Turn, upright } from './picture.ts'
import type { FileEnd } from '../recorder.ts'
import type { FileNews, Job } from './protocol.ts'
import { sampleRate, SoundLine } from './sound.ts'
import { PictureLine, Take } from './take.ts'
import { Wait } from './waiting.ts'

/** A presenter's presence in the room, from coming in to leaving. */
interface Presence {
  presenterId: string
  identity: string
  pictures: Map<string, { line: PictureLine; isScreen: boolean }>
  sounds: Map<string, SoundLine>
  take: Take | null
}

/** Watches a room and records whoever presents in it. */
export class Watching {
  readonly #tell: (news: FileNews) => void
  readonly #room = new Room()
  readonly #present = new Map<string, Presence>()
  readonly #closing = new Set<Promise<void>>()
  readonly #measured = new Map<string, () => Promise<void>>()
  #job!: Job
  #over = false

  constructor(tell: (news: FileNews) => void) {
    this.#tell = tell
  }

  /** Goes in. Throws when it is not let in; `onOver` is called when the room ends. */
  async join(job: Job, onOver: () => void): Promise<void> {
    this.#job = job
    const room = this.#room
    room.on(RoomEvent.TrackPublished, (publication, participant) => this.#wish(publication, participant))
    room.on(RoomEvent.TrackSubscribed, (track, publication, participant) =>
      this.#follow(track, publication, participant),
    )
    room.on(RoomEvent.TrackUnsubscribed, (_, publication, participant) => this.#lose(publication, participant))
    room.on(RoomEvent.TrackUnpublished, (publication, participant) => this.#lose(publication, participant))
    room.on(RoomEvent.TrackMuted, (publication) => this.#lineOf(publication)?.clear())
    room.on(RoomEvent.ParticipantDisconnected, (participant) => this.#gone(participant))
    room.on(RoomEvent.Disconnected, onOver)
    await room.connect(job.url, job.token, { autoSubscribe: false, dynacast: false })
    for (const participant of room.remoteParticipants.values())
      for (const publication of participant.trackPublications.values()) this.#wish(publication, participant)
  }

  /** Writes what is due in every file. */
  advance(): void {
    for (const presence of this.#present.values()) {
      const { take } = presence
      if (!take) continue
      if (take.advance()) this.#report(presence, take)
      if (!take.works) this.#endTake(presence, 'encoder')
    }
  }

  /** Asks how long what is heard and seen waits before it comes, which is taken off again. */
  async measure(): Promise<void> {
    await Promise.all([...this.#measured.values()].map((ask) => ask()))
  }

  /** Ends every file and leaves. */
  async close(): Promise<void> {
    this.#over = true
    for (const presence of this.#present.values()) this.#endTake(presence, 'finished')
    await Promise.all(this.#closing)
    await this.#room.disconnect()
    await dispose()
  }

  #wish(publication: RemoteTrackPublication, participant: RemoteParticipant): void {
    if (parsePresenter(participant.identity) !== null) publication.setSubscribed(true)
  }

  #follow(track: RemoteTrack, publication: RemoteTrackPublication, participant: RemoteParticipant): void {
    const presence = this.#presenceOf(participant)
    const { sid } = publication
    if (!presence || !sid) return
    const wait = new Wait()
    if (track.kind === TrackKind.KIND_VIDEO) {
      askForMiddleLayer(publication)
      const line = new PictureLine()
      presence.pictures.set(sid, { line, isScreen: publication.source === TrackSource.SOURCE_SCREENSHARE })
      this.#measured.set(sid, () => measure(track, wait))
      void this.#readPictures(new VideoStream(track), { line, wait }, presence, publication)
    } else {
      const line = new SoundLine()
      presence.sounds.set(sid, line)
      this.#measured.set(sid, async () => {
        await measure(track, wait)
        line.settle(samplesOf(wait.ms))
      })
      void readSound(new AudioStream(track, { sampleRate, numChannels: 1, frameSizeMs: 10 }), line)
    }
  }

  async #readPictures(
    stream: VideoStream,
    { line, wait }: { line: PictureLine; wait: Wait },
    presence: Presence,
    publication: RemoteTrackPublication,
  ): Promise<void> {
    for await (const event of stream as ReadableStream<VideoFrameEvent>) {
      // What was under way when the camera went off.
      if (publication.muted) continue
      const picture = pictureOf(event)
      const atMs = timeOf(event) - wait.ms
      line.push(picture, atMs)
      // A track that is gone has some pictures under way still.
      if (!presence.take && !this.#over && presence.pictures.has(publication.sid ?? ''))
        this.#beginTake(presence, atMs, best(publication, picture))
    }
  }

  #beginTake(presence: Presence, atMs: number, size: { width: number; height: number }): void {
    const take = new Take({
      id: randomUUID(),
      folder: this.#job.folder,
      ffmpeg: this.#job.ffmpeg,
      atMs,
      size,
      pictures: () =>
        [...presence.pictures.values()]
          .toSorted((one, other) => Number(other.isScreen) - Number(one.isScreen))
          .map(({ line }) => line),
      sounds: () => presence.sounds.values(),
    })
    presence.take = take
    this.#report(presence, take)
  }

  #endTake(presence: Presence, why: FileEnd): void {
    const { take } = presence
    if (!take) return
    presence.take = null
    const closing = take
      .close(why)
      .then(() => this.#report(presence, take))
      .finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }

  #report({ presenterId, identity }: Presence, { id, times, end }: Take): void {
    this.#tell({ id, presenterId, identity, times: [...times], end })
  }

  #presenceOf({ sid, identity }: RemoteParticipant): Presence | undefined {
    const presenterId = parsePresenter(identity)
    if (!sid || presenterId === null) return undefined
    const known = this.#present.get(sid)
    if (known) return known
    const presence: Presence = { presenterId, identity, pictures: new Map(), sounds: new Map(), take: null }
    this.#present.set(sid, presence)
    return presence
  }

  #lineOf({ sid }: TrackPublication): PictureLine | undefined {
    for (const { pictures } of this.#present.values()) {
      const known = pictures.get(sid ?? '')
      if (known) return known.line
    }
    return undefined
  }

  #lose({ sid }: TrackPublication, participant: RemoteParticipant): void {
    const presence = this.#present.get(participant.sid ?? '')
    if (!presence || !sid) return
    this.#measured.delete(sid)
    // Before what came is forgotten: some of it is still to be written.
    if (presence.pictures.size === 1 && presence.pictures.has(sid)) this.#endTake(presence, 'left')
    presence.sounds.delete(sid)
    presence.pictures.delete(sid)
  }

  #gone({ sid }: RemoteParticipant): void {
    const presence = this.#present.get(sid ?? '')
    if (!presence) return
    this.#present.delete(sid!)
    for (const track of [...presence.pictures.keys(), ...presence.sounds.keys()]) this.#measured.delete(track)
    this.#endTake(presence, 'left')
  }
}

async function readSound(stream: AudioStream, line: SoundLine): Promise<void> {
  for await (const { data } of stream) line.push(data, samplesOf(performance.now()))
}

async function measure(track: RemoteTrack, wait: Wait): Promise<void> {
  const told = await askForWaits(track).catch(() => null)
  if (told) wait.tell(told)
}

const samplesOf = (ms: number): number => Math.round((ms * sampleRate) / 1000)

const turns: readonly Turn[] = [0, 90, 180, 270]

function pictureOf({ frame, rotation }: VideoFrameEvent): Picture {
  const planar = frame.type === VideoBufferType.I420 ? frame : frame.convert(VideoBufferType.I420)
  return upright(planar, turns[rotation] ?? 0)
}

// Linux and macOS: the client's clock is the one `performance.now()` counts on, in microseconds since the machine began.
const bootMs = Number(process.hrtime.bigint()) / 1e6 - performance.now()
const believableMs = 2_000

/** When a picture is to be seen, by `performance.now()`; when it came, where the client's clock is another. */
function timeOf({ timestampUs }: VideoFrameEvent): number {
  const now = performance.now()
  const said = Number(timestampUs) / 1000 - bootMs
  return Math.abs(said - now) < believableMs ? said : now
}

/** How large a picture is at its best, which may be larger than the first that came. */
function best({ width = 0, height = 0 }: RemoteTrackPublication, first: Picture) {
  const turned = first.width > first.height !== width > height
  return {
    width: Math.max(turned ? height : width, first.width),
    height: Math.max(turned ? width : height, first.height),
  }
}
