import type { QuestionView } from '@zhibo/core/questions/schema'

/** The ids, most wanted first; of equals the newest. */
export const ranked = (questions: readonly QuestionView[]): string[] =>
  questions.toSorted((a, b) => b.votes - a.votes || (a.id < b.id ? 1 : -1)).map(({ id }) => id)

/**
 * The questions in an order that was taken earlier, what came since at the end: a list that sorts itself moves under the
 * thumb that is about to press.
 */
export function inOrder(order: readonly string[], questions: readonly QuestionView[]): QuestionView[] {
  const place = new Map(order.map((id, at) => [id, at]))
  const placeOf = ({ id }: QuestionView) => place.get(id) ?? order.length
  return questions.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1))
}
