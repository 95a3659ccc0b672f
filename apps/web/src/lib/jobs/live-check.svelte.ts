import type { JobCheck } from '@zhibo/core/checks/schema'
import { JobPost } from '@zhibo/core/checks/schema'
import type { checkJob, JobCheckContext } from '@zhibo/core/checks/check-job'
import type { Typed } from '#lib/forms/typed.ts'
import { postOf } from './typed-job.ts'

/** The same checks as on the server, run in the browser while somebody writes. They are large, so they come with the first letter typed. */
export class LiveCheck {
  #typed: () => Typed
  #context: JobCheckContext
  #fromServer: JobCheck
  #check = $state.raw<typeof checkJob | null>(null)

  constructor(typed: () => Typed, context: JobCheckContext, fromServer: JobCheck) {
    this.#typed = typed
    this.#context = context
    this.#fromServer = fromServer
  }

  async start(): Promise<void> {
    this.#check ??= (await import('@zhibo/core/checks/check-job')).checkJob
  }

  result: JobCheck = $derived.by(() => {
    const post = this.#check ? JobPost.safeParse(postOf(this.#typed())) : null
    return this.#check && post?.success ? this.#check(post.data, this.#context) : this.#fromServer
  })
}
