import type { FeedView } from '@zhibo/core/sessions/control'
import { expect, test } from 'vitest'
import { m } from '#lib/paraglide/messages.js'
import { placeWords } from './place-words.ts'

const id = '0197f000-0000-7000-8000-000000000001'
const other = '0197f000-0000-7000-8000-000000000002'
const microphone = (device: 'main' | 'spare', muted: boolean): FeedView => ({
  from: 'presenter',
  id,
  device,
  source: 'microphone',
  muted,
  width: 0,
  height: 0,
  codec: '',
  layers: [],
  since: '2026-11-23T12:00:00.000Z',
})
const main = { presenterId: id, device: 'main' as const }
const spare = { presenterId: id, device: 'spare' as const }

test('nobody of theirs in the room: not yet come, or cut off while on air', () => {
  const room = { present: [{ presenterId: other, device: 'main' as const }], feeds: [] }
  expect(placeWords(id, room, false)).toBe(m.control_place_out())
  expect(placeWords(id, room, true)).toBe(m.control_place_lost())
})

test('each device is named', () => {
  const words = placeWords(id, { present: [main, spare], feeds: [] }, false)
  expect(words).toContain(m.control_place_main())
  expect(words).toContain(m.control_place_spare())
})

test('a microphone is off only when none of theirs is heard', () => {
  const off = [microphone('main', true)]
  expect(placeWords(id, { present: [main], feeds: off }, true)).toContain(m.control_place_muted())
  const heard = [...off, microphone('spare', false)]
  expect(placeWords(id, { present: [main, spare], feeds: heard }, true)).not.toContain(m.control_place_muted())
  expect(placeWords(id, { present: [main], feeds: [] }, false)).not.toContain(m.control_place_muted())
})
