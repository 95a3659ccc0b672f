import type { Typed } from '#lib/forms/typed.ts'

/** What was refused of one deviation's form, if the answer is about that one. */
export function problemAt(form: unknown, deviationId: string): { words: string; typed: Typed } | undefined {
  const { problem, typed } = (form ?? {}) as { problem?: App.FormProblem; typed?: Typed }
  if (!problem || typed?.deviationId !== deviationId) return undefined
  return { words: Object.values(problem.fields ?? {})[0]?.[0] ?? problem.title, typed }
}
