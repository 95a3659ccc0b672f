/** A file that the server has: enough to show it and to name it in a form. */
export interface KeptFile {
  id: string
  mediaType: string
  url: string
  pages?: number | null | undefined
}

/** A picture of it to look at: itself, or a PDF's first page; null when there is none. */
export function pictureOf({ mediaType, url, pages }: KeptFile): string | null {
  if (mediaType.startsWith('image/')) return url
  return pages ? `${url}&page=1` : null
}
