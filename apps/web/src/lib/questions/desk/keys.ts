/** What opens under a question. */
export type Tool = 'write' | 'merge' | 'hide' | 'silence' | 'promise'
/** What is done with it at once. */
export type Deed = 'take' | 'spoken' | 'putBack' | 'release' | 'hold'

export type DeskKey = { move: 1 | -1 } | { open: Tool } | { press: Deed } | { close: true }

const keys: Readonly<Record<string, DeskKey>> = {
  j: { move: 1 },
  k: { move: -1 },
  t: { press: 'take' },
  v: { press: 'spoken' },
  b: { press: 'putBack' },
  r: { press: 'release' },
  h: { press: 'hold' },
  w: { open: 'write' },
  m: { open: 'merge' },
  x: { open: 'hide' },
  s: { open: 'silence' },
  p: { open: 'promise' },
  Escape: { close: true },
}

/** What a key means at the desk; null while somebody types, or with Ctrl, Alt or Meta: those are the browser's. */
export function deskKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'target'>,
): DeskKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  if (event.key !== 'Escape' && isTyped(event.target)) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return Object.hasOwn(keys, key) ? (keys[key] ?? null) : null
}

const isTyped = (target: EventTarget | null): boolean =>
  target !== null &&
  'closest' in target &&
  (target as Element).closest('input, textarea, select, [contenteditable]') !== null
