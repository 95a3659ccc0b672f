import type { DeskQuestionView, QuestionView } from '@zhibo/core/questions/schema'

/** A question at the desk: what the stream says of it now, with what the desk alone knows, once it does. */
export type DeskQuestion = QuestionView & Partial<Omit<DeskQuestionView, keyof QuestionView>>

/** What everyone sees, in the askers' own words; what is held is not among them. */
export function shownAtDesk(live: readonly QuestionView[], desk: readonly DeskQuestionView[]): DeskQuestion[] {
  const known = new Map(desk.map((question) => [question.id, question]))
  return live.map((question) => {
    const more = known.get(question.id)
    return more ? { ...more, ...question, text: more.text } : question
  })
}

/** What waits for a look: held when the desk was asked, and not let out since. */
export function heldAtDesk(live: readonly QuestionView[], desk: readonly DeskQuestionView[]): DeskQuestionView[] {
  const shown = new Set(live.map(({ id }) => id))
  return desk.filter(({ id, state }) => state === 'held' && !shown.has(id))
}

/** What was hidden or merged when the desk was asked, and not let out since. */
export function hiddenAtDesk(live: readonly QuestionView[], desk: readonly DeskQuestionView[]): DeskQuestionView[] {
  const shown = new Set(live.map(({ id }) => id))
  return desk.filter(({ id, state }) => state === 'hidden' && !shown.has(id))
}

export interface SameQuestions {
  /** The most wanted: the others go into it. */
  into: DeskQuestion
  others: DeskQuestion[]
}

/** Of what waits, what asks the same: at least two of one gist, the largest group first. */
export function sameAmong(waiting: readonly DeskQuestion[]): SameQuestions[] {
  const groups = Map.groupBy(
    waiting.filter(({ gist }) => gist),
    ({ gist }) => gist,
  )
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => {
      const [into, ...others] = group.toSorted((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1))
      return into ? { into, others } : []
    })
}

/** A text cut where something was found in it, so that it can be marked. */
export function piecesOf(
  text: string,
  found: readonly { start: number; end: number }[],
): { text: string; found: boolean }[] {
  const pieces: { text: string; found: boolean }[] = []
  let at = 0
  for (const { start, end } of found.toSorted((a, b) => a.start - b.start)) {
    if (start > at) pieces.push({ text: text.slice(at, start), found: false })
    if (end > Math.max(start, at)) pieces.push({ text: text.slice(Math.max(start, at), end), found: true })
    at = Math.max(at, end)
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false })
  return pieces
}
