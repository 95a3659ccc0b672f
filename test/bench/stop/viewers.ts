// Twenty viewers without a browser, in a process of their own: each keeps when its last picture or sound came.
import { setTimeout as sleep } from 'node:timers/promises'
import { AudioStream, Room, RoomEvent, TrackKind, VideoStream } from '@livekit/rtc-node'
import { MediaTokenView } from '@zhibo/core/media/schema'

const [origin, sessionId, count] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])]
/** When the last packet was heard of, by viewer, in ms since 1970. */
const last: number[] = Array.from({ length: count }, () => 0)
let rooms: Room[] = []

async function join(viewer: number): Promise<Room> {
  const answer = await fetch(`${origin}/api/sessions/${sessionId}/media-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ as: 'viewer' }),
  })
  // All twenty come from one address: asked to wait, they wait as browsers do.
  if (answer.status === 429) {
    await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1000)
    return join(viewer)
  }
  if (!answer.ok) throw new Error(`no pass for a viewer: ${answer.status}`)
  const pass = MediaTokenView.parse(await answer.json())
  const room = new Room()
  room.on(RoomEvent.TrackSubscribed, (track) => {
    const stream = track.kind === TrackKind.KIND_VIDEO ? new VideoStream(track) : new AudioStream(track)
    void follow(viewer, stream)
  })
  await room.connect(pass.url, pass.token, { autoSubscribe: true, dynacast: false })
  return room
}

async function follow(viewer: number, stream: AsyncIterable<unknown>): Promise<void> {
  const frames = stream[Symbol.asyncIterator]()
  while (!(await frames.next()).done) last[viewer] = Date.now()
}

/** Every viewer's media has come within the last half second. */
const watching = () => last.every((at) => Date.now() - at < 500)

async function joinAll(): Promise<void> {
  await leaveAll()
  last.fill(0)
  for (let viewer = 0; viewer < count; viewer += 1) rooms.push(await join(viewer))
  const until = Date.now() + 60_000
  while (!watching()) {
    if (Date.now() > until) throw new Error(`only ${last.filter((at) => at > 0).length} viewers see anything`)
    await sleep(50)
  }
}

async function leaveAll(): Promise<void> {
  const leaving = rooms
  rooms = []
  await Promise.all(leaving.map((room) => room.disconnect()))
}

process.on('message', (message: { join?: true; quietFor?: number }) => {
  if (message.join) void joinAll().then(() => process.send!({ joined: true }))
  if (message.quietFor !== undefined) void sleep(message.quietFor).then(() => process.send!({ last: [...last] }))
})
process.on('disconnect', () => void leaveAll().then(() => process.exit()))
process.send!({ ready: true })
