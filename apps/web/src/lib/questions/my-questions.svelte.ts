import type { Silence } from '@zhibo/core/moderation/schema'
import type { AskedView, MyQuestionsView, MyQuestionView, QuestionView } from '@zhibo/core/questions/schema'

/** How often what is held is asked after: its outcome is in no stream that others read. */
const askAgainMs = 20_000

/** What one person has to do with the questions of a show: what they asked, what they want too, why they may not ask. */
export class MyQuestions {
  asked = $state.raw<readonly MyQuestionView[]>([])
  voted = $state.raw<ReadonlySet<string>>(new Set())
  silence = $state.raw<Silence | null>(null)
  readonly #sessionId: string
  /** Mine that everyone saw: should one be gone, it was taken back. */
  readonly #seen = new Set<string>()

  constructor(sessionId: string, view: MyQuestionsView | null) {
    this.#sessionId = sessionId
    if (view) this.#take(view)
  }

  get ids(): ReadonlySet<string> {
    return new Set(this.asked.map(({ id }) => id))
  }

  /** Mine that nobody else sees, by what everyone sees now. */
  unseen(shown: readonly QuestionView[]): MyQuestionView[] {
    const open = new Set(shown.map(({ id }) => id))
    return this.asked.filter(({ id, state }) => (state === 'held' || state === 'hidden') && !open.has(id))
  }

  add({ fresh: _fresh, ...question }: AskedView): void {
    this.asked = [question, ...this.asked.filter(({ id }) => id !== question.id)]
  }

  want(id: string): void {
    this.voted = new Set([...this.voted, id])
  }

  /** Looks after mine whenever what everyone sees has changed. */
  follow(shown: readonly QuestionView[]): void {
    const open = new Set(shown.map(({ id }) => id))
    const gone = [...this.#seen].some((id) => !open.has(id))
    for (const { id } of this.asked) {
      if (open.has(id)) this.#seen.add(id)
      else this.#seen.delete(id)
    }
    if (gone) void this.refresh()
  }

  /** Asks after what is held for as long as something is; returns how to stop, as `$effect` wants. */
  waitForHeld(): () => void {
    const again = setInterval(() => {
      const waits = this.asked.some(({ state }) => state === 'held')
      if (waits && document.visibilityState === 'visible') void this.refresh()
    }, askAgainMs)
    return () => clearInterval(again)
  }

  async refresh(): Promise<void> {
    const answer = await fetch(`/api/sessions/${this.#sessionId}/questions/mine`).catch(() => null)
    // Written by our own server from the same types; what could not be had is asked for again later.
    if (answer?.ok) this.#take((await answer.json()) as MyQuestionsView)
  }

  #take({ questions, voted, silence }: MyQuestionsView): void {
    this.asked = questions
    this.voted = new Set(voted)
    this.silence = silence
  }
}
