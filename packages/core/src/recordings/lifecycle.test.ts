import { expect, test } from 'vitest'
import { allowedActions, transition } from '../lifecycle.ts'
import { type RecordingAction, recordingLifecycle } from './lifecycle.ts'
import { keepUntil, publicUntil } from './retention.ts'
import { RecordingState } from './schema.ts'

const allowed: Record<RecordingState, Partial<Record<'host' | 'lead' | 'system', RecordingAction[]>>> = {
  recording: { system: ['finish'] },
  processing: { system: ['keep', 'fail'] },
  ready: { host: ['release'], system: ['expire'] },
  failed: { system: ['expire'] },
  released: { host: ['withdraw'], system: ['expire'] },
  withdrawn: { lead: ['reinstate'], system: ['expire'] },
  expired: {},
}

test.each(RecordingState.options)('%s: who may do what', (state) => {
  for (const role of ['host', 'lead', 'system'] as const)
    expect(allowedActions(recordingLifecycle, state, role)).toEqual(allowed[state][role] ?? [])
})

test('taking a replay back says why', () => {
  expect(transition(recordingLifecycle, 'released', 'withdraw', ['host'], ' ')).toEqual({ refused: 'reason_required' })
})

test('kept for three years, public for ninety days, and never longer than kept', () => {
  expect(keepUntil(new Date('2026-11-23T11:30:00Z'))).toEqual(new Date('2029-11-23T11:30:00Z'))
  expect(keepUntil(new Date('2028-02-29T00:00:00Z'))).toEqual(new Date('2031-03-01T00:00:00Z'))
  const kept = new Date('2029-11-23T11:30:00Z')
  expect(publicUntil(new Date('2026-11-24T01:00:00Z'), kept)).toEqual(new Date('2027-02-22T01:00:00Z'))
  expect(publicUntil(new Date('2029-11-01T00:00:00Z'), kept)).toEqual(kept)
})
