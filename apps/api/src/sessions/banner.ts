import type { Tx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { type Session, updateSession } from './queries.ts'

/** What a banner says when something in the show is no longer in force; in both languages, since all read the same one. */
export const banners = {
  employer: (name: string) =>
    `${name}目前没有有效的核验，它的岗位停止投递。${name} is not verified at present; its jobs are closed.`,
  job: (title: string) =>
    `「${title}」已被直播站暂停，现在不能投递。“${title}” was suspended by the station; it cannot be applied for now.`,
} as const

/** Puts a banner on every screen of a running show, for viewers who wonder where something went. The caller holds the session's lock. */
export async function showBanner(tx: Tx, session: Session, text: string): Promise<void> {
  if (!isRunning(session)) return
  await updateSession(tx, session.id, { correction: text })
  await appendLiveEvent(tx, session.id, { type: 'correction.shown', text })
}

/** Takes it off again, unless another stands there by now. */
export async function clearBanner(tx: Tx, session: Session, text: string): Promise<void> {
  if (!isRunning(session) || session.correction !== text) return
  await updateSession(tx, session.id, { correction: null })
  await appendLiveEvent(tx, session.id, { type: 'correction.cleared' })
}

const isRunning = ({ state }: Session): boolean => state === 'live' || state === 'interrupted'
