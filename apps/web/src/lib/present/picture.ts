/** What a picture comes to: how light it is on the whole, and how much its parts differ; both from 0 to 255. */
export interface PictureLook {
  mean: number
  spread: number
}

/** Measures a small drawing of the picture, as RGBA. */
export function lookAt(rgba: Uint8ClampedArray): PictureLook {
  let sum = 0
  let squares = 0
  const pixels = rgba.length / 4
  for (let at = 0; at < rgba.length; at += 4) {
    // How light it seems to an eye (Rec. 601).
    const light = 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!
    sum += light
    squares += light * light
  }
  const mean = sum / pixels
  return { mean, spread: Math.sqrt(Math.max(0, squares / pixels - mean * mean)) }
}

/** A covered lens gives a little noise and no shapes; a room at night gives shapes that nobody recognises a face in. */
export function judgePicture({ mean, spread }: PictureLook): 'ok' | 'dark' | 'black' {
  if (mean < 16 && spread < 8) return 'black'
  return mean < 48 ? 'dark' : 'ok'
}

const width = 32
const height = 18

/** Draws the video small, `everyMs`, and tells how it looks; returns how to stop. A page nobody looks at rests. */
export function watchPicture(video: HTMLVideoElement, everyMs: number, tell: (look: PictureLook) => void): () => void {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const timer = setInterval(() => {
    if (!pen || video.videoWidth === 0 || document.visibilityState === 'hidden') return
    pen.drawImage(video, 0, 0, width, height)
    tell(lookAt(pen.getImageData(0, 0, width, height).data))
  }, everyMs)
  return () => clearInterval(timer)
}
