import { ApiProblem, clients, ok } from '@zhibo/api-client/clients'
import { localeOf } from '@zhibo/core/problem/locale'
import { wordIssue } from '@zhibo/core/problem/wording'
import { error, fail, type RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'

export { ok }

/** Typed clients of the API, calling in the visitor's name. */
export const apiOf = (event: Pick<RequestEvent, 'fetch'>) => clients(event.fetch, '')

/** For `load`: a refusal of the API becomes the error page, with its words and number. */
export async function load<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((problem: unknown) => {
    if (problem instanceof ApiProblem) {
      error(problem.status, { message: problem.title, code: problem.code, requestId: problem.requestId })
    }
    throw problem
  })
}

/** For actions: what was refused, worded for the person, beside what they typed. Anything that is no refusal is thrown on. */
export function formProblem<Typed>(event: Pick<RequestEvent, 'locals'>, problem: unknown, typed: Typed) {
  if (problem instanceof ApiProblem) {
    const { title, code, fields, details, retryAfter } = problem
    return fail(problem.status, { problem: { title, code, fields, details, retryAfter }, typed })
  }
  if (problem instanceof z.ZodError) {
    const locale = localeOf(event.locals.preferences.locale)
    const fields: Record<string, string[]> = {}
    for (const issue of problem.issues) (fields[issue.path.join('.')] ??= []).push(wordIssue(issue, locale))
    const title = Object.values(fields)[0]?.[0] ?? ''
    return fail(400, { problem: { title, code: 'invalid_body', fields }, typed })
  }
  throw problem
}
