/** As many characters as a person counts: a family of four in one picture is one. */
export const mostCharacters = 200

/** How many characters a person counts. Older browsers cannot tell pictures from their parts, and count these. */
export function charactersIn(text: string): number {
  if (typeof Intl.Segmenter === 'undefined') return Array.from(text).length
  return Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)).length
}
