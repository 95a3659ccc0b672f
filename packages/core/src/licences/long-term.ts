/** What `validUntil` says of a licence without an end: 长期. */
export const longTerm = 'long_term'
