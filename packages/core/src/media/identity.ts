import type { PresenterDevice } from './schema.ts'

const endings: Record<PresenterDevice, string> = { main: '', spare: '.2', encoder: '.w' }
const devices = Object.keys(endings) as PresenterDevice[]
const form = /^p_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(.*)$/

/** How a presenter is known in the room: by the place in this session, never by name. */
export const presenterIdentity = (presenterId: string, device: PresenterDevice = 'main'): string =>
  `p_${presenterId}${endings[device]}`

/** Whose place sends, and from what; null for viewers, monitors and guests. */
export function parsePlace(identity: string): { presenterId: string; device: PresenterDevice } | null {
  const [, presenterId, ending] = form.exec(identity) ?? []
  const device = devices.find((each) => endings[each] === ending)
  return presenterId && device ? { presenterId, device } : null
}

/** The presenter behind an identity, whichever device it is; null for viewers, monitors and guests. */
export const parsePresenter = (identity: string): string | null => parsePlace(identity)?.presenterId ?? null
