import { expect, test } from 'vitest'
import { checkChat, maskContacts } from './chat.ts'

test.each([
  ['加我 vx 报名', '加我 **** 报名'],
  ['我的电话138-0818-0001，打给我', '我的电话****，打给我'],
  ['一三八零八一八零零零一', '****'],
  ['薇信：abc_123456 联系', '**** 联系'],
  ['扣扣 38472910', '****'],
])('%s is held, and masked', (text, masked) => {
  expect(checkChat(text)).toMatchObject([{ rule: 'contact', field: 'text' }])
  expect(maskContacts(text)).toBe(masked)
})

test.each([
  '工价0.35一件，一天能做800件吗？',
  '8:00–17:30上班吗',
  '需要手机号报名吗',
  '厂号91511725MADEM0A15L',
  '钉扣扣眼机有吗',
])('%s is nothing to hold', (text) => {
  expect(checkChat(text)).toEqual([])
  expect(maskContacts(text)).toBe(text)
})
