import { expect, test } from 'vitest'
import { hereIn } from './here.ts'
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
