import sharp from 'sharp'

/** A picture for the media server: planar YUV, 4:2:0. Width and height are even. */
export const width = 640
export const height = 360
export const framesPerSecond = 15

const chromaWidth = width / 2
const lumaSize = width * height
const chromaSize = lumaSize / 4
const bars = ['#c8c8c8', '#c8c800', '#00c8c8', '#00c800', '#c800c8', '#c80000', '#0000c8']

/** What stands on the picture for one second. */
export interface Slide {
  title: string
  line: string
  clock: string
}

/** Draws a slide: colour bars, what is on offer, the clock. Text is rendered once a second, motion is `withMotion`'s. */
export async function drawSlide(slide: Slide): Promise<Uint8Array> {
  const { data } = await sharp(Buffer.from(svgOf(slide)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return toI420(data)
}

/** A copy with a bright block on the lower edge: where it stands says which frame of the second this is. */
export function withMotion(slide: Uint8Array, frame: number): Uint8Array {
  const picture = slide.slice()
  const left = Math.floor(((frame % (framesPerSecond * 4)) / (framesPerSecond * 4)) * (width - 48)) & ~1
  for (let row = height - 14; row < height - 4; row++) picture.fill(235, row * width + left, row * width + left + 48)
  return picture
}

function svgOf({ title, line, clock }: Slide): string {
  const band = width / bars.length
  const stripes = bars.map(
    (colour, nth) => `<rect x="${nth * band}" y="0" width="${band + 1}" height="90" fill="${colour}"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#12302b"/>${stripes.join('')}
    <g font-family="Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif" fill="#fff">
      <text x="32" y="150" font-size="30" font-weight="700">${escape(title)}</text>
      <text x="32" y="200" font-size="24">${escape(line)}</text>
      <text x="32" y="300" font-size="64" font-family="monospace">${escape(clock)}</text>
      <text x="440" y="300" font-size="22">演示信号</text>
    </g>
  </svg>`
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** BT.601, limited range, as video is sent. Colour is taken from the upper left pixel of each four. */
function toI420(rgb: Uint8Array): Uint8Array {
  const picture = new Uint8Array(lumaSize + 2 * chromaSize)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      const [r, g, b] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!]
      picture[y * width + x] = 16 + ((66 * r + 129 * g + 25 * b + 128) >> 8)
      if ((x | y) % 2 !== 0) continue
      const chroma = lumaSize + (y / 2) * chromaWidth + x / 2
      picture[chroma] = 128 + ((-38 * r - 74 * g + 112 * b + 128) >> 8)
      picture[chroma + chromaSize] = 128 + ((112 * r - 94 * g - 18 * b + 128) >> 8)
    }
  }
  return picture
}
