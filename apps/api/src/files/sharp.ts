/** The picture library, loaded with the first picture: eight megabytes of a process that shows few. One thread a picture. */
export async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  return sharp
}
