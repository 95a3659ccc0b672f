import { type EmployerDraft, EmployerKind, HrLicenceKind, OperatorIs } from '@zhibo/core/employers/schema'
import { longTerm } from '@zhibo/core/licences/long-term'
import { figure, fenOf, shown, ticked, type Typed } from '#lib/forms/typed.ts'
import { type RuleName, ruleFields } from './rule-fields.ts'

const texts = ['name', 'creditCode', 'address', 'place', 'introduction', 'contactName', 'hrLicenceNo'] as const
const papers = ['permitPictureId', 'authorisationId'] as const
const rules = Object.entries(ruleFields) as [RuleName, (typeof ruleFields)[RuleName]][]

/** What a kept file shows in its form. */
export function typedOfFile(file: EmployerDraft): Typed {
  const { rules: sheet = {} } = file
  return {
    ...Object.fromEntries([...texts, 'hrLicenceExpires' as const, ...papers].map((name) => [name, shown(file[name])])),
    licencePictureId: shown(file.licencePictureId),
    licenceExpires: file.licenceExpires === longTerm ? '' : shown(file.licenceExpires),
    licenceLongTerm: file.licenceExpires === longTerm ? 'yes' : '',
    kind: shown(file.kind),
    operatorIs: shown(file.operatorIs),
    hrLicenceKind: shown(file.hrLicenceKind),
    workers: shown(file.workers),
    rulesOriginalIds: (file.rulesOriginalIds ?? []).join(','),
    ...Object.fromEntries(rules.map(([name, kind]) => [`rules.${name}`, shownAs(kind, sheet[name])])),
  }
}

/** What was typed, as a draft to be validated: an empty box is left out, a number that is none stays one that is refused. */
export function fileOf(typed: Typed): unknown {
  return {
    ...Object.fromEntries(texts.map((name) => [name, typed[name] ?? ''])),
    licenceExpires: typed.licenceLongTerm ? longTerm : typed.licenceExpires || null,
    hrLicenceExpires: typed.hrLicenceExpires || null,
    ...Object.fromEntries(papers.map((name) => [name, ticked(typed[name]).at(-1) ?? null])),
    licencePictureId: ticked(typed.licencePictureId).at(-1),
    kind: EmployerKind.safeParse(typed.kind).data,
    operatorIs: OperatorIs.safeParse(typed.operatorIs).data ?? null,
    hrLicenceKind: HrLicenceKind.safeParse(typed.hrLicenceKind).data ?? 'permit',
    workers: figure(typed.workers),
    rulesOriginalIds: ticked(typed.rulesOriginalIds),
    rules: Object.fromEntries(rules.map(([name, kind]) => [name, typedAs(kind, typed[`rules.${name}`])])),
  }
}

function shownAs(kind: (typeof ruleFields)[RuleName], value: unknown): string {
  switch (kind) {
    case 'list':
      return Array.isArray(value) ? value.join(',') : ''
    case 'fen':
      return typeof value === 'number' ? String(value / 100) : ''
    case 'answer':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : ''
    case 'tick':
      return value === true ? 'yes' : ''
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
}

function typedAs(kind: (typeof ruleFields)[RuleName], text: string | undefined): unknown {
  switch (kind) {
    case 'list':
      return ticked(text)
    case 'fen':
      return fenOf(text) ?? null
    case 'count':
      return figure(text)
    case 'figure':
      return figure(text) ?? null
    case 'answer':
      return text ? text === 'yes' : null
    case 'tick':
      return text === 'yes'
    case 'choice':
      return text || null
    case 'text':
      return text ?? ''
  }
}
