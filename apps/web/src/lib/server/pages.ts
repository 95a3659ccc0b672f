/** The cursor of the next page in a `Link: <…>; rel="next"` header; null on the last page. */
export function nextCursor(link: string | null): string | null {
  const target = link?.match(/<([^>]+)>;\s*rel="next"/)?.[1]
  return target ? new URL(target, 'http://localhost').searchParams.get('cursor') : null
}
