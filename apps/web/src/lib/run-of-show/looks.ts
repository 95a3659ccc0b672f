import type { Drag } from './drag.svelte.ts'

/** How a line of a list looks while something is dragged: the one that is held, and the one whose place it would take. */
export const overOf = ({ from, over }: Drag, at: number) => [
  from !== null && over === at && 'bg-action-soft outline-2 -outline-offset-2 outline-action',
  from === at && 'opacity-60',
]
