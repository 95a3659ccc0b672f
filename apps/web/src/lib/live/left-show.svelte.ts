import type { LiveFeed } from './live-feed.svelte.ts'
import { isRunning } from './running.ts'
import type { WatchRoom } from './watch-room.svelte.ts'

/** A show whose page was left, with what of it goes on. */
export interface LeftShow {
  sessionId: string
  title: string
  feed: LiveFeed
  room: WatchRoom
  closeFeed: () => void
  /** Ends the room with its looking after the page. */
  leaveRoom: () => void
}

/** Pages with a sound of their own, or with nobody at them. */
const own = /^\/(wall|present|host|timeline)(\/|$)|\/replay$/

let left = $state.raw<LeftShow | null>(null)

/**
 * The show that goes on while its watcher reads a job: the room lives above the pages, so that its sound does not end
 * with the one it began on. One at most; its own page takes it back, another show's page ends it.
 */
export const leftShow = {
  get current(): LeftShow | null {
    return left
  },

  /** Its page is left: it goes on when somebody was listening. */
  leave(show: LeftShow): void {
    if (show.room.goesOn && isRunning(show.feed.state)) {
      show.room.setOwn(null)
      left = show
      return
    }
    show.closeFeed()
    show.leaveRoom()
  },

  /** Its page is back, with a stream of its own; what another show left sounding ends. */
  takeBack(sessionId: string): Pick<LeftShow, 'room' | 'leaveRoom'> | null {
    const show = left
    if (show?.sessionId !== sessionId) {
      leftShow.close()
      return null
    }
    left = null
    show.closeFeed()
    return show
  },

  close(): void {
    left?.closeFeed()
    left?.leaveRoom()
    left = null
  },
}

export const hasOwnSound = (path: string): boolean => own.test(path)
