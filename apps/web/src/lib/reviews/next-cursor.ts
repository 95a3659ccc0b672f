/** Where the next page of a list begins, by its `Link` header; null on the last. */
export const nextCursor = ({ headers }: { headers: Headers }): string | null =>
  /[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? null
