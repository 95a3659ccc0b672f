const name = (sessionId: string) => `zhibo-call-${sessionId}`

/** Whether this tab had a call open; a browser that keeps nothing begins without. */
export const openCall = {
  has(sessionId: string): boolean {
    try {
      return sessionStorage.getItem(name(sessionId)) !== null
    } catch {
      return false
    }
  },
  keep(sessionId: string, open: boolean): void {
    try {
      if (open) sessionStorage.setItem(name(sessionId), '1')
      else sessionStorage.removeItem(name(sessionId))
    } catch {
      // The call goes on as long as the page is open.
    }
  },
}
