import { expect, test } from 'vitest'
import { checkFile } from './check-file.ts'
import type { EmployerDraft } from './schema.ts'

const now = new Date('2026-11-23T12:00:00+08:00')
const yesterday = '2026-11-22'
const bases = (rule: string, file: EmployerDraft) =>
  checkFile(file, now)
    .filter((finding) => finding.rule === rule)
    .map(({ field, basis }) => `${field} ${basis}`)

test.each([
  [
    'a maker’s business licence',
    { kind: 'maker', licenceExpires: yesterday },
    'licenceExpires 人力资源市场暂行条例第27条',
  ],
  [
    'an institution’s certificate',
    { kind: 'public_institution', licenceExpires: yesterday },
    'licenceExpires 人力资源市场暂行条例第27条',
  ],
  [
    'an agency’s licence',
    { kind: 'hr_agency', hrLicenceKind: 'permit', hrLicenceExpires: yesterday },
    'hrLicenceExpires 人力资源市场暂行条例第18条',
  ],
  [
    'the record of an agency that only informs',
    { kind: 'hr_agency', hrLicenceKind: 'record', hrLicenceExpires: yesterday },
    'hrLicenceExpires 人力资源市场暂行条例第18条',
  ],
  [
    'a dispatch firm’s permit',
    { kind: 'labour_dispatch', hrLicenceExpires: yesterday },
    'hrLicenceExpires 劳动合同法第57条；劳务派遣行政许可实施办法第14条',
  ],
] as [string, EmployerDraft, string][])('%s that ran out is held against the law it stands on', (_, file, basis) => {
  expect(bases('licence_lapsed', file)).toEqual([basis])
})

test('a dispatch firm whose business licence ran out as well is told both, each by its own law', () => {
  expect(
    bases('licence_lapsed', { kind: 'labour_dispatch', licenceExpires: yesterday, hrLicenceExpires: yesterday }),
  ).toEqual([
    'licenceExpires 人力资源市场暂行条例第27条',
    'hrLicenceExpires 劳动合同法第57条；劳务派遣行政许可实施办法第14条',
  ])
})

test('a permit that is missing names the law that asks for it', () => {
  expect(new Set(bases('permit_missing', { kind: 'hr_agency' }).map((each) => each.split(' ')[1]))).toEqual(
    new Set(['人力资源市场暂行条例第18条']),
  )
  expect(new Set(bases('permit_missing', { kind: 'labour_dispatch' }).map((each) => each.split(' ')[1]))).toEqual(
    new Set(['劳动合同法第57条']),
  )
})
