/** What a licence without an end is said to be good until: 长期. */
export const longTerm = 'long_term'
