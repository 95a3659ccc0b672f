import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JobCard } from '../jobs/schema.ts'
import type { LiveEvent, LiveEventBody } from './events.ts'
import { jobsInRoom } from './jobs-in-room.ts'
import { SegmentState } from '../sessions/schema.ts'
import { applyEvent, captionsKept, type LiveState } from './state.ts'

const empty: LiveState = {
  seq: 0,
  state: 'scheduled',
  stopped: false,
  stopCause: null,
  startedAt: null,
  endedAt: null,
  onAir: [],
  pinnedJobId: null,
  unavailableJobIds: [],
  availableJobIds: [],
  remaining: {},
  correction: null,
  cancelReason: null,
  slate: null,
  segments: {},
  deviations: [],
  captions: [],
  guest: null,
  hands: [],
  promises: [],
  questions: [],
}
const id = fc.constantFrom('a', 'b', 'c')
const question = fc.record({
  id,
  text: fc.string(),
  state: fc.constantFrom('open' as const, 'taken' as const, 'answered' as const),
  votes: fc.nat(),
  answer: fc.constant(null),
  jobId: fc.constant(null),
  answeredBy: fc.constant(null),
  answeredAtMs: fc.constant(null),
  askedAt: fc.constant('2026-11-23T04:00:00Z'),
})
const at = fc.constant('2026-11-23T04:00:00Z')
const body: fc.Arbitrary<LiveEventBody> = fc.oneof(
  fc.record({ type: fc.constant('session.started' as const), at }),
  fc.record({ type: fc.constantFrom('session.interrupted' as const, 'session.resumed' as const) }),
  fc.record({ type: fc.constant('session.stopped' as const), cause: fc.constantFrom('speech' as const, null) }),
  fc.record({ type: fc.constant('session.ended' as const), at }),
  fc.record({ type: fc.constant('session.cancelled' as const), reason: fc.string() }),
  fc.constantFrom({ type: 'session.withdrawn' as const }, { type: 'session.announced' as const }),
  fc.record({ type: fc.constant('guest.stepped' as const), callId: id }),
  fc.record({ type: fc.constantFrom('presenter.on_air' as const, 'presenter.off_air' as const), presenterId: id }),
  fc.record({
    type: fc.constantFrom('job.pinned' as const, 'job.unpinned' as const, 'job.unavailable' as const),
    jobId: id,
  }),
  fc.record({ type: fc.constant('job.available' as const), jobId: id, remaining: fc.nat() }),
  fc.record({ type: fc.constant('job.remaining' as const), jobId: id, remaining: fc.nat() }),
  fc.record({ type: fc.constant('correction.shown' as const), text: fc.string() }),
  fc.record({ type: fc.constant('correction.cleared' as const) }),
  fc.record({ type: fc.constant('session.slate' as const), slate: fc.constantFrom('intermission' as const, null) }),
  fc.record({
    type: fc.constant('segment.changed' as const),
    segmentId: id,
    state: fc.constantFrom(...SegmentState.options),
    at,
  }),
  fc.record({
    type: fc.constant('deviation.marked' as const),
    deviation: fc.record({ id, jobId: id, field: fc.constant('pay' as const), text: fc.string(), at }),
  }),
  fc.record({ type: fc.constant('deviation.withdrawn' as const), deviationId: id }),
  fc.record({ type: fc.constant('caption.added' as const), caption: fc.record({ text: fc.string(), at }) }),
  fc.record({ type: fc.constant('guest.on_air' as const), guest: fc.record({ callId: id, number: fc.nat() }) }),
  fc.record({ type: fc.constant('guest.off_air' as const), callId: id }),
  fc.record({
    type: fc.constant('hand.raised' as const),
    hand: fc.record({ id, place: fc.string(), seat: fc.string(), at }),
  }),
  fc.record({ type: fc.constant('hand.lowered' as const), handId: id }),
  fc.record({
    type: fc.constant('promise.added' as const),
    promise: fc.record({ jobId: id, questionId: id, question: fc.string(), text: fc.string() }),
  }),
  fc.record({ type: fc.constant('promise.withdrawn' as const), questionId: id }),
  fc.record({ type: fc.constantFrom('question.opened' as const, 'question.changed' as const), question }),
  fc.record({ type: fc.constant('question.removed' as const), questionId: id }),
)
const stream = fc
  .array(body, { maxLength: 40 })
  .map((bodies) => bodies.map((each, at): LiveEvent => ({ ...each, seq: at + 1 })))
const fold = (state: LiveState, events: LiveEvent[]) => events.reduce(applyEvent, state)

describe('a page that lost its connection', () => {
  test('ends where one that never did ends, from any point and with any overlap of the replay', () => {
    fc.assert(
      fc.property(stream, fc.nat(), fc.nat(), (events, cut, overlap) => {
        const seen = cut % (events.length + 1)
        const from = Math.max(0, seen - (overlap % 5))
        const resumed = fold(fold(empty, events.slice(0, seen)), events.slice(from))
        expect(resumed).toEqual(fold(empty, events))
      }),
    )
  })

  test('never goes back in time', () => {
    fc.assert(
      fc.property(stream, (events) => {
        const end = fold(empty, events)
        expect(fold(end, events)).toBe(end)
      }),
    )
  })
})

test('a question taken away is gone, whatever was said of it before', () => {
  fc.assert(
    fc.property(stream, (events) => {
      const removed = fold(empty, [...events, { type: 'question.removed', questionId: 'a', seq: events.length + 1 }])
      expect(removed.questions.some((each) => each.id === 'a')).toBe(false)
    }),
  )
})

test('an emergency stop takes everyone off air until a lead reopens', () => {
  const stopped = fold(empty, [
    { seq: 1, type: 'session.started', at: '2026-11-23T04:00:00Z' },
    { seq: 2, type: 'presenter.on_air', presenterId: 'a' },
    { seq: 3, type: 'session.stopped' },
  ])
  expect(stopped).toMatchObject({ state: 'interrupted', stopped: true, onAir: [] })
  expect(applyEvent(stopped, { seq: 4, type: 'session.resumed' })).toMatchObject({ state: 'live', stopped: false })
})

test('a job that may no longer be shown is unpinned', () => {
  const pinned = applyEvent(empty, { seq: 1, type: 'job.pinned', jobId: 'a' })
  expect(applyEvent(pinned, { seq: 2, type: 'job.unavailable', jobId: 'a' })).toMatchObject({
    pinnedJobId: null,
    unavailableJobIds: ['a'],
  })
})

test('a card is taken down by the show’s turn, and another that came meanwhile stays', () => {
  const pinned = applyEvent(empty, { seq: 1, type: 'job.pinned', jobId: 'a' })
  expect(applyEvent(pinned, { seq: 2, type: 'job.unpinned', jobId: 'b' }).pinnedJobId).toBe('a')
  expect(applyEvent(pinned, { seq: 2, type: 'job.unpinned', jobId: 'a' }).pinnedJobId).toBeNull()
})

const card = { id: 'a', state: 'published', remaining: 3 } as JobCard
const events = (...bodies: LiveEventBody[]) =>
  bodies.reduce((state, body, at) => applyEvent(state, { ...body, seq: at + 1 }), empty)
const gone: LiveEventBody = { type: 'job.unavailable', jobId: 'a' }
const back: LiveEventBody = { type: 'job.available', jobId: 'a', remaining: 2 }

test('a job that was taken off is shown again when it is put back, with the places it has then', () => {
  expect(jobsInRoom([card], events(gone))).toEqual([])
  expect(jobsInRoom([card], events(gone, back))).toEqual([{ ...card, remaining: 2 }])
  expect(jobsInRoom([card], events(gone, back, gone))).toEqual([])
  // Whoever came while it was off has a card that says so, and it is put back for them as well.
  expect(jobsInRoom([{ ...card, state: 'suspended' }], events(gone, back))).toEqual([{ ...card, remaining: 2 }])
})

test('a job of several parts of a show is one job, where it comes first', () => {
  const other = { ...card, id: 'b' }
  expect(jobsInRoom([card, other, card], empty)).toEqual([card, other])
  expect(jobsInRoom([card, other, card], events(gone))).toEqual([other])
})

test('how many places are left puts no job back that was taken off', () => {
  const told = events(gone, { type: 'job.remaining', jobId: 'a', remaining: 5 })
  expect(jobsInRoom([card], told)).toEqual([])
})

test('an event of a kind this page does not know yet counts as seen and changes nothing else', () => {
  const unknown = { seq: 1, type: 'lottery.drawn' } as unknown as LiveEvent
  expect(applyEvent(empty, unknown)).toEqual({ ...empty, seq: 1 })
})

test('a page keeps the last twenty typed lines', () => {
  const lines = Array.from({ length: 25 }, (_, at): LiveEvent => ({
    seq: at + 1,
    type: 'caption.added',
    caption: { text: String(at), at: '2026-11-23T04:00:00Z' },
  }))
  expect(fold(empty, lines).captions.map(({ text }) => text)).toEqual(
    Array.from({ length: captionsKept }, (_, at) => String(at + 5)),
  )
})

test('a segment that runs again began when it ran first; one put back has not begun', () => {
  const at = (minute: number) => `2026-11-23T04:0${minute}:00Z`
  const change = (seq: number, state: SegmentState): LiveEvent => ({
    seq,
    type: 'segment.changed',
    segmentId: 'a',
    state,
    at: at(seq),
  })
  const twice = fold(empty, [change(1, 'running'), change(2, 'done'), change(3, 'running')])
  expect(twice.segments['a']).toEqual({ state: 'running', startedAt: at(1), endedAt: null })
  expect(applyEvent(twice, change(4, 'waiting')).segments['a']).toEqual({
    state: 'waiting',
    startedAt: null,
    endedAt: null,
  })
})

test('what is taken back is announced no more, and stands again when it is announced anew', () => {
  const withdrawn = applyEvent(empty, { seq: 1, type: 'session.withdrawn' })
  expect(withdrawn).toEqual({ ...empty, seq: 1, state: 'draft' })
  expect(applyEvent(withdrawn, { seq: 2, type: 'session.announced' })).toEqual({ ...empty, seq: 2 })
})

test('a step of somebody’s call changes nothing for those who watch', () => {
  expect(applyEvent(empty, { seq: 1, type: 'guest.stepped', callId: 'a' })).toEqual({ ...empty, seq: 1 })
})
