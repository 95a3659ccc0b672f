import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'

/** So near to the edge of the screen (px) the page follows the finger, by so many a frame. */
const edge = 64
const pace = 6

/**
 * One item of a list, dragged by its handle to another's place. Nothing moves before it is let go, so that the finger
 * never loses it; `over` is where it would go. Items carry `data-place`.
 */
export class Drag {
  from = $state<number | null>(null)
  over = $state<number | null>(null)
  readonly #move: (from: number, to: number) => void
  /** The finger that holds it: another one on the screen changes nothing. */
  #finger: number | null = null
  #at = { x: 0, y: 0 }

  constructor(move: (from: number, to: number) => void) {
    this.#move = move
  }

  /** Makes an element the handle of the item at a place; by keyboard it moves with the arrows. */
  handle(at: number): Attachment<HTMLElement> {
    return (element) => {
      const down = (event: PointerEvent) => {
        if (event.button !== 0 || this.#finger !== null) return
        event.preventDefault()
        element.focus({ preventScroll: true })
        element.setPointerCapture(event.pointerId)
        this.#finger = event.pointerId
        this.#at = { x: event.clientX, y: event.clientY }
        this.from = at
        this.over = at
        requestAnimationFrame(() => this.#follow(element))
      }
      const drag = ({ pointerId, clientX: x, clientY: y }: PointerEvent) => {
        if (pointerId !== this.#finger) return
        this.#at = { x, y }
        this.over = placeAt(element, x, y) ?? this.over
      }
      const drop = ({ pointerId }: PointerEvent) => {
        if (pointerId !== this.#finger) return
        const { from, over } = this
        this.#letGo()
        if (from !== null && over !== null && from !== over) this.#go(element, from, over, { preventScroll: true })
      }
      const lost = ({ pointerId }: PointerEvent) => pointerId === this.#finger && this.#letGo()
      const key = (event: KeyboardEvent) => {
        if (event.key === 'Escape') this.#letGo()
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        this.#go(element, at, at + step)
      }
      const heard = { pointerdown: down, pointermove: drag, pointerup: drop, lostpointercapture: lost, keydown: key }
      for (const [name, listen] of Object.entries(heard)) element.addEventListener(name, listen as EventListener)
      return () => {
        for (const [name, listen] of Object.entries(heard)) element.removeEventListener(name, listen as EventListener)
        if (this.from === at) this.#letGo()
      }
    }
  }

  /** While it is held near an edge the page goes on under it, whether or not the finger moves. */
  #follow(handle: HTMLElement): void {
    if (this.#finger === null) return
    const { x, y } = this.#at
    const step = y < edge ? -pace : y > window.innerHeight - edge ? pace : 0
    if (step !== 0) {
      window.scrollBy({ top: step, behavior: 'instant' })
      this.over = placeAt(handle, x, y) ?? this.over
    }
    requestAnimationFrame(() => this.#follow(handle))
  }

  /** The focus goes along, so that the next press moves the same item on. Under a finger the page stays where it is. */
  #go(handle: HTMLElement, from: number, to: number, focus: FocusOptions = {}): void {
    const list = handle.closest('[data-places]')
    this.#move(from, to)
    void tick().then(() => list?.querySelector<HTMLElement>(`[data-place="${to}"] [data-handle]`)?.focus(focus))
  }

  #letGo(): void {
    this.#finger = null
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
