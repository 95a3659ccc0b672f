/** A switch this browser remembers under a name. One that keeps nothing forgets it: it holds as long as the page is open. */
export const keptSwitch = (name: string) => ({
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
      // As said: until the page is closed.
    }
  },
})
