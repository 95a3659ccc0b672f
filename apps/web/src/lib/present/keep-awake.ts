/** Keeps the screen of a phone in the hand from going dark, where the browser can; returns how to stop. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let wanted = true
  const ask = async () => {
    if (!wanted || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      const got = await navigator.wakeLock.request('screen')
      if (wanted) lock = got
      else await got.release()
    } catch (error) {
      // A low battery refuses it: the show goes on, the screen goes dark as it always does.
      if (!(error instanceof DOMException)) throw error
    }
  }
  const again = () => void ask()
  void ask()
  // The browser lets go of it whenever the page is hidden.
  document.addEventListener('visibilitychange', again)
  return () => {
    wanted = false
    document.removeEventListener('visibilitychange', again)
    void lock?.release()
  }
}
