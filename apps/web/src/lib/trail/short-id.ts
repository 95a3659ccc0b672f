/** The end of an id, by which people tell two of them apart: the beginning is the time. */
export const shortId = (id: string): string => id.slice(-6)
