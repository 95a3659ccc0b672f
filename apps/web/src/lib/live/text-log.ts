import type { LiveState } from '@zhibo/core/live/state'

/** A line of a show for those who cannot hear it. `jobId` with a pin: the card itself is what is told. */
export interface TextLine {
  key: string
  kind: 'caption' | 'pinned' | 'answer' | 'promise' | 'correction' | 'deviation'
  text: string
  question: string | null
  jobId: string | null
}

/** As many lines as a page keeps, so that an evening does not fill a phone. */
export const linesKept = 60

const noLine = { question: null, jobId: null }

/** What a show said between two points of it; from nothing, what it has said so far. */
export function textBetween(before: LiveState | null, after: LiveState): TextLine[] {
  const captions = new Set(before?.captions.map(({ at, text }) => `${at} ${text}`))
  const deviations = new Set(before?.deviations.map(({ id }) => id))
  const promises = new Map(before?.promises.map(({ questionId, text }) => [questionId, text]))
  const answers = new Map(before?.questions.map(({ id, answer }) => [id, answer]))
  const lines: TextLine[] = []
  for (const { id, text, answer } of after.questions) {
    if (answer !== null && answers.get(id) !== answer)
      lines.push({ key: `answer ${id} ${after.seq}`, kind: 'answer', text: answer, question: text, jobId: null })
  }
  for (const { questionId, question, text, jobId } of after.promises) {
    if (promises.get(questionId) !== text)
      lines.push({ key: `promise ${questionId} ${after.seq}`, kind: 'promise', text, question, jobId })
  }
  for (const { id, text, jobId } of after.deviations) {
    if (!deviations.has(id)) lines.push({ ...noLine, key: `deviation ${id}`, kind: 'deviation', text, jobId })
  }
  for (const [index, { at, text }] of after.captions.entries()) {
    if (!captions.has(`${at} ${text}`))
      lines.push({ ...noLine, key: `caption ${after.seq} ${index}`, kind: 'caption', text })
  }
  if (after.correction && after.correction !== before?.correction)
    lines.push({ ...noLine, key: `correction ${after.seq}`, kind: 'correction', text: after.correction })
  if (after.pinnedJobId && after.pinnedJobId !== before?.pinnedJobId)
    lines.push({ ...noLine, key: `pinned ${after.seq}`, kind: 'pinned', text: '', jobId: after.pinnedJobId })
  return lines
}
