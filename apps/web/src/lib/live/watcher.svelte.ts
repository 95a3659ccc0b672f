import { type LeftShow, leftShow } from './left-show.svelte.ts'
import type { WatchRoom } from './watch-room.svelte.ts'

const againAfterMs = 1500

/** On its way while the page comes to life: a quick tap waits for nothing else. Should it fail, whoever needs it asks again. */
export function fetchRoomEarly(): void {
  void Promise.allSettled([import('./watch-room.svelte.ts'), import('./livekit.ts')])
}

/**
 * A page's watching of one show. The room and what it joins with are fetched when there is something to join: a page
 * comes to life without them, and before and after its show does without.
 */
export class Watcher {
  room = $state.raw<WatchRoom | null>(null)
  readonly #sessionId: string
  #leaveRoom: (() => void) | null = null
  #fetching = false
  #left = false
  #own: string | null = null

  /** Goes on with the room that was left sounding, if it is this show's. */
  constructor(sessionId: string) {
    this.#sessionId = sessionId
    const kept = leftShow.takeBack(sessionId)
    if (!kept) return
    this.room = kept.room
    this.#leaveRoom = kept.leaveRoom
  }

  /** Whether there is something to watch. It is joined quietly at once, because joining is mostly waiting. */
  setRunning(on: boolean): void {
    this.room?.setRunning(on)
    if (!on) return
    if (this.room) void this.room.prepare()
    else if (!this.#fetching) void this.#fetch()
  }

  /** Leaves out what this identity sends. */
  setOwn(identity: string | null): void {
    this.#own = identity
    this.room?.setOwn(identity)
  }

  /** The page is left; whoever listens goes on listening. */
  leave(show: Omit<LeftShow, 'room' | 'leaveRoom'>): void {
    this.#left = true
    if (this.room && this.#leaveRoom) leftShow.leave({ ...show, room: this.room, leaveRoom: this.#leaveRoom })
    else show.closeFeed()
  }

  async #fetch(): Promise<void> {
    this.#fetching = true
    while (!this.room && !this.#left) {
      try {
        const { WatchRoom } = await import('./watch-room.svelte.ts')
        if (!this.#left) this.#open(new WatchRoom(this.#sessionId))
      } catch {
        // The network will be back; until then there is nothing to play either.
        await new Promise((resolve) => setTimeout(resolve, againAfterMs))
      }
    }
    this.#fetching = false
  }

  #open(room: WatchRoom): void {
    this.#leaveRoom = room.followPage()
    if (this.#own) room.setOwn(this.#own)
    this.room = room
    void room.prepare()
  }
}
