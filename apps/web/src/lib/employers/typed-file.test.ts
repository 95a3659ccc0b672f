import { EmployerDraft } from '@zhibo/core/employers/schema'
import { expect, test } from 'vitest'
import { fileOf, typedOfFile } from './typed-file.ts'

const file: EmployerDraft = {
  name: '（演示）锦程制衣',
  kind: 'maker',
  creditCode: '91511725MADEM0A15L',
  address: '',
  place: '',
  introduction: '',
  workers: 86,
  contactName: '',
  licenceExpires: null,
  hrLicenceNo: '',
  hrLicenceExpires: null,
  rules: {
    hours: '8:00–12:00',
    restDaysPerMonth: 4,
    overtime: '',
    payDay: 7,
    payByBank: true,
    boardAndLodging: '',
    leave: '',
    fines: '',
    insurance: ['pension', 'injury'],
    probation: '',
    resignationNoticeDays: 30,
  },
}

test('what is kept comes back from its form unchanged', () => {
  expect(EmployerDraft.parse(fileOf(typedOfFile(file)))).toEqual(file)
})

test('a draft may miss anything, but a number is a number', () => {
  expect(EmployerDraft.safeParse(fileOf({})).success).toBe(true)
  const wrong = EmployerDraft.safeParse(fileOf({ workers: '几十个' }))
  expect(wrong.error?.issues[0]?.path).toEqual(['workers'])
})
