/** The most bytes a file may have; the page says so before it sends any. */
export const largestFile = 15_000_000
