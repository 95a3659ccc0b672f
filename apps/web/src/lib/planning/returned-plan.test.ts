import { PlanContent } from '@zhibo/core/sessions/plan-content'
import type { TypedSegment } from '#lib/host/run-of-show.ts'
import { isMended } from '#lib/returned/returned-fields.ts'
import { expect, test } from 'vitest'
import { factsOf, factsTyped, markedWith, partsNow, returnedOfPlan, returnedParts } from './returned-plan.ts'

const segment = (employerName: string, minutes: number) => ({
  employerId: employerName,
  employerName,
  minutes,
  jobIds: [`job-${employerName}`],
  presenterPersonIds: ['p', 'q'],
})
const plan = PlanContent.parse({
  title: '专场',
  plannedStart: '2026-12-02T11:30:00.000Z',
  plannedEnd: '2026-12-02T13:30:00.000Z',
  holdsFirstQuestions: false,
  segments: [segment('锦绣', 20), segment('云裳', 30)],
})
const fields = [
  { field: 'title', note: '写明工种' },
  { field: 'studioName', note: '哪一间' },
  { field: 'segments.1', note: '时间太短' },
]
const returned = returnedOfPlan(
  {
    decision: {
      decision: 'return',
      revisionId: 'r',
      publicNote: '',
      parts: { plan: { result: 'return', reasonCode: 'plan_unready', fields } },
      at: '2026-12-01T00:00:00.000Z',
    },
    returned: plan,
    now: plan,
  },
  's',
  'zh-CN',
)
const inForm = (employerName: string, minutes: number): TypedSegment => ({
  kind: 'employer',
  title: '',
  employerId: employerName,
  employerName,
  presenterPersonId: 'p',
  coPresenterPersonIds: ['q'],
  minutes: String(minutes),
  jobIds: [`job-${employerName}`],
  slideFileIds: [],
})
const mended = (values: ReturnType<typeof factsOf>) => returned.map((each) => isMended(each, values))

test('each place that was sent back is called as on its form and leads to the page that has it', () => {
  expect(returned.map(({ label, words, href }) => [label, words, href])).toEqual([
    ['标题', '写明工种', '/host/sessions/s/basics'],
    ['直播间', '哪一间', '/host/sessions/s/basics'],
    ['第 2 段', '时间太短', '/host/sessions/s/plan#part-1'],
  ])
})

test('what is kept as it was is not mended, what was changed is', () => {
  const standing = (now: PlanContent) => ({ ...factsOf(now), ...partsNow(returned, now) })
  expect(mended(standing(plan))).toEqual([false, false, false])
  expect(mended(standing({ ...plan, title: '平车工专场', studioName: '一号' }))).toEqual([true, true, false])
  expect(mended(standing({ ...plan, segments: plan.segments.slice(0, 1) }))).toEqual([false, false, true])
})

test('words stand beside a part wherever it is moved, until it is changed or taken out', () => {
  const at = (...parts: TypedSegment[]) => {
    const { wordsAt } = returnedParts(returned, parts)
    return parts.map((_, place) => wordsAt(place))
  }
  expect(at(inForm('锦绣', 20), inForm('云裳', 30))).toEqual([undefined, '时间太短'])
  expect(at(inForm('云裳', 30), inForm('锦绣', 20))).toEqual(['时间太短', undefined])
  expect(at(inForm('锦绣', 20), inForm('云裳', 40))).toEqual([undefined, undefined])
  expect(at(inForm('锦绣', 20))).toEqual([undefined])
})

test('of two parts alike the one at its own place is meant', () => {
  const alike = [inForm('云裳', 30), inForm('云裳', 30)]
  expect(returnedParts(returned, alike).placed.at(-1)).toMatchObject({ control: 'segments.1.title' })
})

test('a field says what was sent back of it, and its own refusal first', () => {
  const now = factsOf(plan)
  expect(markedWith(undefined, returned, now)?.fields).toEqual({ title: ['写明工种'], studioId: ['哪一间'] })
  const refused = { title: '有几处要改', code: 'invalid', fields: { title: ['太长'] } }
  expect(markedWith(refused, returned, now)).toMatchObject({ title: '有几处要改', fields: { title: ['太长'] } })
  expect(markedWith(undefined, returned, { ...now, title: 'x', studioName: 'x' })).toBeUndefined()
})

test('what is typed anew loses its mark while it is typed, and has it again when it is put back', () => {
  const studios = [{ id: 'one', name: '一号' }]
  const typed = {
    place: 'station/',
    title: '专场',
    kind: 'recruiting',
    theme: '',
    day: '2026-12-02',
    from: '19:30',
    to: '21:30',
    setupBefore: '0',
    setupAfter: '0',
  }
  expect(factsTyped(typed, studios)).toEqual(factsOf(plan))
  const marks = (now: typeof typed) =>
    Object.keys(markedWith(undefined, returned, factsTyped(now, studios))?.fields ?? {})
  expect(marks(typed)).toEqual(['title', 'studioId'])
  expect(marks({ ...typed, title: '平车工专场' })).toEqual(['studioId'])
  expect(marks({ ...typed, place: 'station/one' })).toEqual(['title'])
  // A picker that is half filled in, and minutes that are none, are no reason to fail.
  expect(marks({ ...typed, day: '', setupBefore: 'x' })).toEqual(['title', 'studioId'])
})
