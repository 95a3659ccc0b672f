const name = 'zhibo-wall-sound'

/** Whether somebody asked for sound on this screen before; a browser that keeps nothing forgets it. */
export const keptSound = {
  get(): boolean {
    try {
      return localStorage.getItem(name) === '1'
    } catch {
      return false
    }
  },
  set(on: boolean): void {
    try {
      localStorage.setItem(name, on ? '1' : '0')
    } catch {
      // The screen asks again after the next start.
    }
  },
}
