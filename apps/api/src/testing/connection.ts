import { once } from 'node:events'
import type { Bench } from '../db/testing.ts'

/** Joins a media room as far as signalling goes: enough to stand in it with rights, without sound or picture. Throws when it is not let in. */
export async function aConnection({ deps }: Bench, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${deps.media.url}/rtc?access_token=${token}&protocol=16&auto_subscribe=0`)
  // The first message says that the server let us in.
  const [answer] = (await Promise.race([once(socket, 'message'), once(socket, 'close')])) as [Event]
  if (answer.type === 'close') throw new Error('the media server refused the connection')
  return socket
}
