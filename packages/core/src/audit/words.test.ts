import { expect, test } from 'vitest'
import { ApplicationState } from '../applications/schema.ts'
import { BlacklistKind, BlacklistReason } from '../blacklist/schema.ts'
import { DayKind } from '../calendar/schema.ts'
import { FilePurpose } from '../files/schema.ts'
import { MemberRole, Role } from '../identity/schema.ts'
import { JobState } from '../jobs/schema.ts'
import { HeldFor, LiftReason, ModerationReason } from '../moderation/schema.ts'
import { PolicyKind } from '../policy/schema.ts'
import { QuestionState } from '../questions/schema.ts'
import { SettleMark } from '../reviews/finding-marks.ts'
import { FoundRule } from '../reviews/found-rule.ts'
import { AnswerReinspection } from '../reviews/reinspections.ts'
import { ReasonCode } from '../reviews/schema.ts'
import { DeviationField, SessionKind, Slate, StopCause } from '../sessions/schema.ts'
import { wordDetail } from './words.ts'

const said = (key: string, value: unknown, locale: 'zh-CN' | 'en', subject = 'review_case') =>
  wordDetail(key, value, locale, subject).value

test.each([
  ['a word stays as it is', 'licence', 'licence', 'licence'],
  ['several are listed', ['a', 'b'], 'a、b', 'a, b'],
  ['no evidence was seen', [], '无', 'none'],
  ['nothing before', null, '无', 'none'],
  ['a yes', true, '是', 'yes'],
  ['figures are shown as they were written', { sharePercent: 5 }, '{"sharePercent":5}', '{"sharePercent":5}'],
])('a detail of the trail: %s', (_, value, zh, en) => {
  expect(said('value', value, 'zh-CN')).toBe(zh)
  expect(said('value', value, 'en')).toBe(en)
})

test.each([
  ['purpose', 'file', FilePurpose.options],
  ['role', 'person', Role.options],
  ['role', 'employer', MemberRole.options],
  ['reasonCode', 'review_case', ReasonCode.options],
  ['reasonCode', 'blacklist_entry', BlacklistReason.options],
  ['reasonCode', 'question', ModerationReason.options],
  ['reasonCode', 'person', LiftReason.options],
  ['kind', 'policy_row', PolicyKind.options],
  ['kind', 'blacklist_entry', BlacklistKind.options],
  ['kind', 'calendar_day', DayKind.options],
  ['kind', 'session', SessionKind.options],
  ['field', 'deviation', DeviationField.options],
  ['rule', 'review_case', FoundRule.options],
  ['rules', 'review_case', FoundRule.options],
  ['objected', 'job', FoundRule.options],
  ['finding', 'review_case', SettleMark.shape.finding.options],
  ['answer', 'review_case', AnswerReinspection.shape.answer.options],
  ['heldFor', 'question', HeldFor.options],
  ['slate', 'session', Slate.options],
  ['cause', 'session', StopCause.options],
  ['from', 'job', JobState.options],
  ['to', 'job', JobState.options],
  ['from', 'application', ApplicationState.options],
  ['to', 'application', ApplicationState.options],
  ['state', 'question', QuestionState.options],
])('the trail has a word for every %s of a %s', (key, subject, codes: readonly string[]) => {
  for (const code of codes) {
    expect(said(key, code, 'zh-CN', subject), code).toMatch(/[一-鿿]/)
    expect(said(key, [code], 'en', subject), code).toMatch(/^[A-Z][^_]+$/)
  }
})

test('what is no code stays as it was written', () => {
  expect(said('from', '2026-12-01', 'zh-CN', 'policy_row')).toBe('2026-12-01')
  expect(said('reasonCode', 'of_an_older_version', 'zh-CN')).toBe('of_an_older_version')
  expect(said('reasonCode', 'constructor', 'zh-CN')).toBe('constructor')
  expect(said('field', 'pay.baseFen', 'zh-CN')).toBe('pay.baseFen')
})

test('an instant is told as clocks here show it', () => {
  expect(said('until', '2027-11-27T23:42:59.263Z', 'zh-CN')).toBe('2027-11-28 07:42:59')
})

test('what an export was filtered by is told in words too', () => {
  expect(said('action', 'role.granted', 'zh-CN', 'audit')).toBe('给予角色')
  expect(said('subjectKind', 'job', 'en', 'audit')).toBe('Job')
})
