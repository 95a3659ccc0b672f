/** A piece of evidence: a picture, or a PDF with so many pages. `label` is what people read. */
export interface Evidence {
  label: string
  mediaType: string
  url: string
  pages?: number | null | undefined
}

/** One thing to look at: a picture, or a page of a PDF drawn as one. */
export interface Sheet {
  label: string
  /** Null for a PDF whose pages nobody has counted: it can only be fetched. */
  picture: string | null
  /** The file as it was sent. */
  original: string
  page: number
  pages: number
}

/** Everything there is to look at, in order. */
export function sheetsOf(evidence: readonly Evidence[]): Sheet[] {
  return evidence.flatMap(({ label, mediaType, url, pages }): Sheet[] => {
    const sheet = { label, original: url, page: 1, pages: 1 }
    if (mediaType.startsWith('image/')) return [{ ...sheet, picture: url }]
    if (!pages) return [{ ...sheet, picture: null }]
    return Array.from({ length: pages }, (_, at) => ({
      ...sheet,
      picture: `${url}&page=${at + 1}`,
      page: at + 1,
      pages,
    }))
  })
}
