export interface Toast {
  id: number
  text: string
  /** Takes the deed back. The toast stays until its seconds are over or this is pressed. */
  undo?: { label: string; run: () => void }
  seconds: number
}

/** Short words after a deed, one page's worth. Shown by Toaster; only ever filled in the browser. */
class Toasts {
  list = $state<Toast[]>([])
  #next = 1

  show(toast: Omit<Toast, 'id' | 'seconds'> & { seconds?: number }): number {
    const id = this.#next++
    // On a phone they would cover each other's deeds: the last word stands, and what can still be taken back.
    this.list = [...this.list.filter(({ undo }) => undo), { seconds: toast.undo ? 10 : 5, ...toast, id }]
    return id
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id)
  }
}

export const toasts = new Toasts()
