import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'

/** So near to the edge of the screen (px) the page follows the finger. */
const edge = 64

/**
 * One item of a list, dragged by its handle to another's place. Nothing moves before it is let go, so that the finger
 * never loses it; `over` is where it would go. Items carry `data-place`.
 */
export class Drag {
  from = $state<number | null>(null)
  over = $state<number | null>(null)
  readonly #move: (from: number, to: number) => void

  constructor(move: (from: number, to: number) => void) {
    this.#move = move
  }

  /** Makes an element the handle of the item at a place; by keyboard it moves with the arrows. */
  handle(at: number): Attachment<HTMLElement> {
    return (element) => {
      const down = (event: PointerEvent) => {
        if (event.button !== 0) return
        event.preventDefault()
        element.focus()
        element.setPointerCapture(event.pointerId)
        this.from = at
        this.over = at
      }
      const drag = ({ clientX, clientY }: PointerEvent) => {
        if (this.from === null) return
        this.over = placeAt(element, clientX, clientY) ?? this.over
        if (clientY < edge) window.scrollBy({ top: -edge / 4 })
        else if (clientY > window.innerHeight - edge) window.scrollBy({ top: edge / 4 })
      }
      const drop = () => {
        const { from, over } = this
        this.#letGo()
        if (from !== null && over !== null && from !== over) this.#go(element, from, over)
      }
      const key = (event: KeyboardEvent) => {
        if (event.key === 'Escape') this.#letGo()
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        this.#go(element, at, at + step)
      }
      const letGo = () => this.#letGo()
      element.addEventListener('pointerdown', down)
      element.addEventListener('pointermove', drag)
      element.addEventListener('pointerup', drop)
      element.addEventListener('pointercancel', letGo)
      element.addEventListener('keydown', key)
      return () => {
        element.removeEventListener('pointerdown', down)
        element.removeEventListener('pointermove', drag)
        element.removeEventListener('pointerup', drop)
        element.removeEventListener('pointercancel', letGo)
        element.removeEventListener('keydown', key)
      }
    }
  }

  /** The focus goes along, so that the next press moves the same item on. */
  #go(handle: HTMLElement, from: number, to: number): void {
    const list = handle.closest('[data-places]')
    this.#move(from, to)
    void tick().then(() => list?.querySelector<HTMLElement>(`[data-place="${to}"] [data-handle]`)?.focus())
  }

  #letGo(): void {
    this.from = null
    this.over = null
  }
}

/** The place of the item under a point, in the same list as the handle; null beside the list. */
function placeAt(handle: HTMLElement, x: number, y: number): number | null {
  const item = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-place]')
  const list = handle.closest('[data-places]')
  return item && item.closest('[data-places]') === list ? Number(item.dataset.place) : null
}
