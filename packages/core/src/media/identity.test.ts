import { expect, test } from 'vitest'
import { parsePlace, parsePresenter, presenterIdentity } from './identity.ts'
import { PresenterDevice } from './schema.ts'

const id = '019aa000-0000-7000-8000-0000000000a1'

test('every device of a place is known by its presenter', () => {
  for (const device of PresenterDevice.options) {
    expect(parsePlace(presenterIdentity(id, device))).toEqual({ presenterId: id, device })
    expect(parsePresenter(presenterIdentity(id, device))).toBe(id)
  }
  expect(new Set(PresenterDevice.options.map((device) => presenterIdentity(id, device))).size).toBe(3)
})

test('the device one speaks with needs no ending', () => {
  expect(presenterIdentity(id)).toBe(`p_${id}`)
})

test.each([`v_${id}`, `g_${id}`, id, `p_${id}.3`, `p_${id}.w.2`, `p_${id} `, 'p_', `p_${id.toUpperCase()}`, ''])(
  '%j is no presenter',
  (identity) => expect(parsePresenter(identity)).toBeNull(),
)
