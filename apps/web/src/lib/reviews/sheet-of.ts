import { isSameFinding } from '@zhibo/core/checks/named-finding'
import type { Finding } from '@zhibo/core/checks/schema'
import type { FoundRule } from '@zhibo/core/reviews/found-rule'
import { fieldName, hasField } from '@zhibo/core/reviews/fields'
import { reasonOfRule } from '@zhibo/core/reviews/reason-of-rule'
import type { ReviewCaseDetailView, ReviewPart } from '@zhibo/core/reviews/schema'
import type { Locale } from '@zhibo/ui/format'
import { evidenceOf } from './evidence-of.ts'
import type { RowGroup } from './row.ts'
import { groupsOf } from './rows.ts'
import type { PaySum, Proposal, Sheet, SheetFinding } from './sheet.ts'
import { SheetRows } from './sheet-rows.ts'

/** A finding of any rule, in the words of the reader's language. */
export type WordedFinding = Omit<Finding, 'rule'> & {
  rule: FoundRule
  /** No check of a text but something that is known, and can be no mistake of a rule. */
  known?: boolean
}

/** A case in words: its rows with what changed and what was found, its evidence with what it proves. */
export function sheetOf(
  reviewCase: Pick<ReviewCaseDetailView, 'subject' | 'content' | 'comparedTo' | 'evidence' | 'marks' | 'objections'>,
  { found, pay }: { found: readonly WordedFinding[]; pay: PaySum | null },
  locale: Locale,
): Sheet {
  const { subject, content, comparedTo } = reviewCase
  const groups = groupsOf(subject, content, locale)
  const findings = found.map((finding) => toFinding(finding, groups, reviewCase, locale))
  const lines = new SheetRows(reviewCase, findings, locale)
  const parts = groups.map(({ part, rows }) => ({
    part,
    rows: lines.ofPart(part, rows),
    proposal: proposalOf(
      findings.filter((finding) => finding.part === part),
      (field) => hasField(part, field, content),
    ),
  }))
  const asked = lines.asked(parts)
  return {
    asked,
    // What was asked for is read once, and first.
    parts: parts.map((each) => ({
      ...each,
      rows: each.rows.filter(({ field }) => !asked.some(({ row }) => row.field === field)),
    })),
    findings,
    evidence: evidenceOf(reviewCase.evidence, groups, locale),
    comparedWith: comparedTo?.as ?? null,
    changes: parts.flatMap(({ rows }) => rows).filter(({ changed }) => changed).length,
    pay,
  }
}

function toFinding(
  finding: WordedFinding,
  groups: readonly RowGroup[],
  { marks, objections }: Pick<ReviewCaseDetailView, 'marks' | 'objections'>,
  locale: Locale,
): SheetFinding {
  const { rule, action, span, basis, message } = finding
  const rows = groups.flatMap(({ part, rows }) => rows.map((row) => ({ part, ...row })))
  // A finding on a whole group (`pay`) stands at the first line of it.
  const at =
    rows.find(({ field }) => field === finding.field) ??
    rows.find(({ field }) => field.startsWith(`${finding.field}.`)) ??
    rows.find(({ field }) => finding.field.startsWith(`${field}.`))
  const words = span && at ? at.value.slice(...span) : ''
  const named = { rule, field: finding.field, text: words }
  const mark = marks.find((each) => isSameFinding(each, named))
  const part = at?.part ?? partOf(finding.field, groups)
  return {
    rule,
    weight: action,
    part,
    field: at?.field ?? finding.field,
    label: at?.label ?? fieldName(part, finding.field, locale),
    words,
    span,
    message,
    basis,
    reasonCode: reasonOfRule[rule],
    source: finding.field,
    known: finding.known ?? false,
    objected: objections.some((each) => isSameFinding(each, named)),
    mark: mark
      ? { id: mark.id, by: mark.markedBy.name, note: mark.note, mine: mark.mine && mark.state === 'open' }
      : null,
  }
}

/** Where a field that has no line of its own is judged. */
function partOf(field: string, groups: readonly RowGroup[]): ReviewPart {
  const root = field.split('.')[0]
  return groups.find(({ part }) => part === root)?.part ?? groups[0]!.part
}

/** The heaviest finding gives the reason; what may stand proposes nothing. What is said of a field is said beside it. */
function proposalOf(findings: readonly SheetFinding[], isField: (field: string) => boolean): Proposal | null {
  const grave = findings.filter(({ weight, mark }) => weight !== 'flag' && mark === null)
  const heaviest = grave.find(({ weight }) => weight === 'block') ?? grave[0]
  if (!heaviest) return null
  const lines = grave.filter(({ field }) => !isField(field)).map(({ label, message }) => `${label}：${message}`)
  return {
    reasonCode: heaviest.reasonCode,
    article: heaviest.basis.slice(0, 100),
    note: [...new Set(lines)].join('\n').slice(0, 500),
    fields: [...new Set(grave.map(({ field }) => field).filter(isField))].map((field) => ({
      field,
      note: saidOf(grave.filter((finding) => finding.field === field)),
    })),
  }
}

/** What is wrong with one field, as its writer needs to know it. */
function saidOf(findings: readonly SheetFinding[]): string {
  const said = findings.map(({ words, message }) => (words ? `“${words}”：${message}` : message))
  return [...new Set(said)].join(' ').slice(0, 200)
}
