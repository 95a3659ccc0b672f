/** How somebody was in when the page went away. */
export interface WasIn {
  device: 'main' | 'spare'
  usesDevices: boolean
}

const forgetAfterMs = 30 * 60_000
const key = (sessionId: string) => `present:in:${sessionId}`

/** Kept by the tab alone: a phone that throws the page away to take a call comes back to where it was. */
export function rememberBeing(sessionId: string, was: WasIn): void {
  sessionStorage.setItem(key(sessionId), JSON.stringify({ ...was, at: Date.now() }))
}

export const forgetBeing = (sessionId: string): void => sessionStorage.removeItem(key(sessionId))

/** How this tab was in, unless it left by itself or that is half an hour ago. */
export function recallBeing(sessionId: string): WasIn | null {
  const kept = sessionStorage.getItem(key(sessionId))
  if (!kept) return null
  const { at, ...was } = JSON.parse(kept) as WasIn & { at: number }
  return Date.now() - at < forgetAfterMs ? was : null
}
