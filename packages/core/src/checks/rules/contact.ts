import { contactsIn } from '../contacts.ts'
import { spanOf } from '../folding.ts'
import type { Reading } from '../reading.ts'
import type { Finding } from '../schema.ts'
import { findingOn, type Rule } from './rule.ts'

/** Contacts in one text: the platform brings people together, and keeps what was promised. */
export function contactFindings(reading: Reading): Finding[] {
  return contactsIn(reading).map(({ start, end }) => ({
    ...findingOn(reading.field, {
      rule: 'contact',
      action: 'return',
      basis: '平台规则',
      message: '请勿留电话、微信、QQ或二维码：求职者通过平台投递和联系。',
    }),
    span: spanOf(reading.folded, start, end),
  }))
}

/** Ways of contact in the text of a post. */
export const contact: Rule = ({ readings }) => readings.flatMap(contactFindings)
