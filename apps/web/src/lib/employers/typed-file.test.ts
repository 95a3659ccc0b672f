import { unsaidRules } from '@zhibo/core/employers/rules'
import { EmployerDraft } from '@zhibo/core/employers/schema'
import { longTerm } from '@zhibo/core/licences/long-term'
import { expect, test } from 'vitest'
import { fileOf, typedOfFile } from './typed-file.ts'

const file: EmployerDraft = {
  name: '（演示）锦程制衣',
  kind: 'hr_agency',
  creditCode: '91511725MADEM0A15L',
  address: '',
  place: '',
  introduction: '',
  workers: 86,
  contactName: '',
  operatorIs: 'authorised',
  authorisationId: '019a9b1c-0000-7000-8000-000000000001',
  licencePictureId: '019a9b1c-0000-7000-8000-000000000004',
  licenceExpires: null,
  hrLicenceKind: 'record',
  hrLicenceNo: '5117',
  hrLicenceExpires: '2027-01-31',
  permitPictureId: null,
  rules: {
    ...unsaidRules,
    hours: '8:00–12:00',
    hoursPerDay: 7.5,
    shifts: 'two',
    nightWork: false,
    restDaysPerMonth: 4,
    overtime: '',
    payDay: 7,
    payByBank: true,
    damageKeepsMinimum: false,
    boardAndLodging: '',
    boardFen: 15_650,
    lodgingFen: 0,
    leave: '',
    fines: '',
    insurance: ['pension', 'injury'],
    probation: '',
    resignationNoticeDays: 30,
    minors: 'none',
  },
  rulesOriginalIds: ['019a9b1c-0000-7000-8000-000000000002', '019a9b1c-0000-7000-8000-000000000003'],
}

test('what is kept comes back from its form unchanged', () => {
  expect(EmployerDraft.parse(fileOf(typedOfFile(file)))).toEqual(file)
})

test('that a licence has no end is ticked, and an empty day says nothing', () => {
  expect(EmployerDraft.parse(fileOf(typedOfFile({ licenceExpires: longTerm })))).toMatchObject({
    licenceExpires: longTerm,
  })
  expect(fileOf({ licenceExpires: '2030-01-01', licenceLongTerm: 'yes' })).toMatchObject({ licenceExpires: longTerm })
  expect(fileOf({ licenceExpires: '2030-01-01' })).toMatchObject({ licenceExpires: '2030-01-01' })
  expect(fileOf({ licenceExpires: '' })).toMatchObject({ licenceExpires: null })
})

test('the newest of two pictures is the one that counts', () => {
  expect(fileOf({ licencePictureId: 'old,new' })).toMatchObject({ licencePictureId: 'new' })
})

test('a draft may miss anything, but a number is a number', () => {
  expect(EmployerDraft.safeParse(fileOf({})).success).toBe(true)
  const wrong = EmployerDraft.safeParse(fileOf({ workers: '几十个' }))
  expect(wrong.error?.issues[0]?.path).toEqual(['workers'])
})
