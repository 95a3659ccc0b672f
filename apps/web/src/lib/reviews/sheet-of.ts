import { isSameFinding } from '@zhibo/core/checks/named-finding'
import type { Finding } from '@zhibo/core/checks/schema'
import type { FoundRule } from '@zhibo/core/reviews/found-rule'
import { reasonOfRule } from '@zhibo/core/reviews/reason-of-rule'
import type { ReviewCaseDetailView, ReviewPart, ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Locale } from '@zhibo/ui/format'
import { evidenceOf } from './evidence-of.ts'
import { piecesOf } from './pieces.ts'
import type { Row, RowGroup } from './row.ts'
import { groupsOf } from './rows.ts'
import type { PaySum, Proposal, Sheet, SheetFinding, SheetRow } from './sheet.ts'

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
  const before = comparedTo ? valuesOf(subject, comparedTo.content, locale) : null
  const findings = found.map((finding) => toFinding(finding, groups, reviewCase))
  const parts = groups.map(({ part, rows }) => ({
    part,
    rows: rows.flatMap((row) => toRow(row, before, findings)),
    proposal: proposalOf(findings.filter((finding) => finding.part === part)),
  }))
  return {
    parts,
    findings,
    evidence: evidenceOf(reviewCase.evidence, groups),
    comparedWith: comparedTo?.as ?? null,
    changes: parts.flatMap(({ rows }) => rows).filter(({ changed }) => changed).length,
    pay,
  }
}

const valuesOf = (subject: ReviewSubject, content: Record<string, unknown>, locale: Locale) =>
  new Map(groupsOf(subject, content, locale).flatMap(({ rows }) => rows.map((row) => [row.field, row.value])))

/** What says nothing, said nothing before, and lacks nothing is not shown. */
function toRow(row: Row, before: Map<string, string> | null, all: readonly SheetFinding[]): SheetRow[] {
  const was = before ? (before.get(row.field) ?? '') : row.value
  const findings = all.flatMap(({ field }, at) => (field === row.field ? [at] : []))
  if (row.value === '' && was === '' && findings.length === 0) return []
  const own = findings.map((at) => all[at]!)
  const pieces = piecesOf(was, row.value, own).map((piece) => ({
    ...piece,
    finding: piece.finding === null ? null : findings[piece.finding]!,
  }))
  return [{ field: row.field, label: row.label, pieces, changed: was !== row.value, findings }]
}

function toFinding(
  finding: WordedFinding,
  groups: readonly RowGroup[],
  { marks, objections }: Pick<ReviewCaseDetailView, 'marks' | 'objections'>,
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
  return {
    rule,
    weight: action,
    part: at?.part ?? partOf(finding.field, groups),
    field: at?.field ?? finding.field,
    label: at?.label ?? '',
    words,
    span,
    message,
    basis,
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

/** The heaviest finding gives the reason; what may stand proposes nothing. */
function proposalOf(findings: readonly SheetFinding[]): Proposal | null {
  const grave = findings.filter(({ weight, mark }) => weight !== 'flag' && mark === null)
  const heaviest = grave.find(({ weight }) => weight === 'block') ?? grave[0]
  if (!heaviest) return null
  const about = ({ words, label }: SheetFinding) => (words ? `“${words}”` : label)
  const lines = grave.map((finding) => [about(finding), finding.message].filter(Boolean).join('：'))
  return {
    reasonCode: reasonOfRule[heaviest.rule],
    article: heaviest.basis.slice(0, 100),
    note: [...new Set(lines)].join('\n').slice(0, 500),
  }
}
