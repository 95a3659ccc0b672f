/** A choice a viewer made on this phone before; a browser that keeps nothing forgets it. */
export const keptChoice = (name: string) => ({
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
})

export const keptText = keptChoice('zhibo-text')
