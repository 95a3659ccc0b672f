import { type EmployerDraft, EmployerKind } from '@zhibo/core/employers/schema'
import { figure, shown, ticked, type Typed } from '#lib/forms/typed.ts'

const ruleTexts = ['hours', 'overtime', 'boardAndLodging', 'leave', 'fines', 'probation'] as const
const ruleFigures = ['restDaysPerMonth', 'payDay', 'resignationNoticeDays'] as const
const texts = ['name', 'creditCode', 'address', 'place', 'introduction', 'contactName', 'hrLicenceNo'] as const

/** What a kept file shows in its form. */
export function typedOfFile(file: EmployerDraft): Typed {
  const { rules = {} } = file
  return {
    ...Object.fromEntries(texts.map((name) => [name, shown(file[name])])),
    kind: shown(file.kind),
    workers: shown(file.workers),
    licencePictureId: shown(file.licencePictureId),
    licenceExpires: shown(file.licenceExpires),
    hrLicenceExpires: shown(file.hrLicenceExpires),
    ...Object.fromEntries([...ruleTexts, ...ruleFigures].map((name) => [`rules.${name}`, shown(rules[name])])),
    'rules.payByBank': rules.payByBank ? 'yes' : '',
    'rules.insurance': (rules.insurance ?? []).join(','),
  }
}

/** What was typed, as a draft to be validated: an empty box is left out, a number that is none stays one that is refused. */
export function fileOf(typed: Typed): unknown {
  const kind = EmployerKind.safeParse(typed.kind)
  return {
    ...Object.fromEntries(texts.map((name) => [name, typed[name] ?? ''])),
    kind: kind.success ? kind.data : undefined,
    workers: figure(typed.workers),
    licencePictureId: typed.licencePictureId || undefined,
    licenceExpires: typed.licenceExpires || null,
    hrLicenceExpires: typed.hrLicenceExpires || null,
    rules: {
      ...Object.fromEntries(ruleTexts.map((name) => [name, typed[`rules.${name}`] ?? ''])),
      ...Object.fromEntries(ruleFigures.map((name) => [name, figure(typed[`rules.${name}`])])),
      payByBank: typed['rules.payByBank'] === 'yes',
      insurance: ticked(typed['rules.insurance']),
    },
  }
}
