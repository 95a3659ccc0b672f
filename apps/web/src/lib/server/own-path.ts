/** Back to where the visitor was, and never to another site: a path of ours, or what stands in for it. */
export function ownPath(back: FormDataEntryValue | string | null, otherwise: string): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : otherwise
}
