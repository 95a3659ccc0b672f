const here = 'http://own.invalid'

/**
 * Back to where the visitor was, and never to another site: a path of ours, or what stands in for it. Asked of the same
 * parser browsers use, because they drop tabs and line ends and take `\\` for `/`.
 */
export function ownPath(back: FormDataEntryValue | string | null, otherwise: string): string {
  if (typeof back !== 'string' || !back.startsWith('/') || !URL.canParse(back, here)) return otherwise
  const { origin, pathname, search, hash } = new URL(back, here)
  // Dots may leave a path that begins like an address: `/.//elsewhere`.
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : otherwise
}
