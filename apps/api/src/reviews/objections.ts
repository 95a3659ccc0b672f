import { isSameFinding, mayObject, type NamedFinding, nameFinding } from '@zhibo/core/checks/named-finding'
import type { Found } from './weigh.ts'

/**
 * Parts what is forbidden in a content: what is objected to, and may be since it is read from words alone, goes along to
 * the reviewers by name; the rest stops the submission.
 */
export function partForbidden<Each extends Found>(
  forbidden: readonly Each[],
  content: Record<string, unknown>,
  objections: readonly NamedFinding[] = [],
): { objected: NamedFinding[]; stopping: Each[] } {
  const isObjected = (found: Each) =>
    mayObject(found) && objections.some((each) => isSameFinding(each, nameFinding(found, content)))
  return {
    objected: forbidden.filter(isObjected).map((found) => nameFinding(found, content)),
    stopping: forbidden.filter((found) => !isObjected(found)),
  }
}

/** For the trail: which rules are objected to, and never the words. */
export const objectedIn = (objected: readonly NamedFinding[]): { objected?: string[] } =>
  objected.length === 0 ? {} : { objected: [...new Set(objected.map(({ rule }) => rule))] }
