import type { ProblemCode } from '@zhibo/core/problem/codes'
import type { ProblemView } from '@zhibo/core/problem/schema'

/** What the API refused: its code, and words for the person in the language asked for. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  readonly code: ProblemCode
  readonly title: string
  readonly status: number
  readonly requestId: string
  /** Each input that needs changing, worded. */
  readonly fields: Record<string, string[]> | undefined
  readonly details: Record<string, unknown> | undefined
  /** Seconds to wait before another try. */
  readonly retryAfter: number | undefined

  constructor(problem: Omit<ProblemView, 'type'>, retryAfter?: number) {
    super(`${problem.code}: ${problem.title}`)
    this.code = problem.code
    this.title = problem.title
    this.status = problem.status
    this.requestId = problem.requestId
    this.fields = problem.fields
    this.details = problem.details
    this.retryAfter = retryAfter
  }
}

/** The problem an answer tells of. Whatever did not come from the API itself (a proxy's page, an empty body) counts as `unavailable` or `internal`. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined
  const body: unknown = await answer.json().catch(() => null)
  if (isProblem(body)) return new ApiProblem({ ...body, status: answer.status }, retryAfter)
  const code = [502, 503, 504].includes(answer.status) ? 'unavailable' : 'internal'
  const requestId = answer.headers.get('x-request-id') ?? ''
  return new ApiProblem({ code, title: code, status: answer.status, requestId }, retryAfter)
}

// By hand, not by schema: this runs in browsers, and a validator is heavy for two fields.
const isProblem = (body: unknown): body is ProblemView =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' && 'title' in body
