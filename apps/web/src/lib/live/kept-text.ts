const name = 'zhibo-text'

/** Whether this phone is to tell shows as text too; a browser that keeps nothing forgets it. */
export const keptText = {
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
      // It holds as long as the page is open.
    }
  },
}
