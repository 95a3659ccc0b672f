import { expect, test } from 'vitest'
import { hereIn, nextIn } from './here.ts'
import type { SegmentStanding } from './state.ts'

const segments = [
  { id: 'opening', jobs: [] },
  { id: 'first', jobs: [{ id: 'sewer' }, { id: 'ironer' }] },
  { id: 'second', jobs: [{ id: 'packer' }] },
]

const standing = (state: SegmentStanding['state']): SegmentStanding => ({ state, startedAt: null, endedAt: null })

const show = {
  state: 'live' as const,
  pinnedJobId: null,
  segments: { opening: standing('done'), first: standing('running'), second: standing('waiting') },
  unavailableJobIds: [] as string[],
}

test('a show has come to the job that is pinned', () => {
  expect(hereIn(segments, { ...show, pinnedJobId: 'packer' })).toBe('packer')
})

test('with nothing pinned it has come to the first job of the running segment', () => {
  expect(hereIn(segments, show)).toBe('sewer')
})

test('a job that is no longer to be had is not where it stands', () => {
  expect(hereIn(segments, { ...show, unavailableJobIds: ['sewer'] })).toBe('ironer')
})

test('in a part without jobs, before and after the show, it stands nowhere', () => {
  const opening = { ...show.segments, opening: standing('running'), first: standing('waiting') }
  expect(hereIn(segments, { ...show, segments: opening })).toBeNull()
  expect(hereIn(segments, { ...show, state: 'scheduled', pinnedJobId: 'sewer' })).toBeNull()
  expect(hereIn(segments, { ...show, state: 'ended', pinnedJobId: 'sewer' })).toBeNull()
})

test('next is the job after the one that is pinned, over what is no longer to be had', () => {
  expect(nextIn(segments, { ...show, pinnedJobId: 'sewer' })).toBe('ironer')
  expect(nextIn(segments, { ...show, pinnedJobId: 'sewer', unavailableJobIds: ['ironer'] })).toBe('packer')
  expect(nextIn(segments, { ...show, pinnedJobId: 'packer' })).toBeNull()
})

test('with nothing pinned next never goes back to a part that is over', () => {
  const second = { ...show.segments, first: standing('done'), second: standing('running') }
  expect(nextIn(segments, { ...show, segments: second })).toBe('packer')
  expect(nextIn(segments, { ...show, segments: {} })).toBe('sewer')
  expect(nextIn(segments, { ...show, segments: second, unavailableJobIds: ['packer'] })).toBeNull()
})
