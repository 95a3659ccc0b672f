import { createRequire } from 'node:module'
import type { OverlayOptions } from 'sharp'
import { loadSharp } from '../files/sharp.ts'
import type { CardContent } from './content.ts'

export const cardWidth = 1200
export const cardHeight = 630

const margin = 72
const textWidth = cardWidth - 2 * margin
const footTop = 556

// The county's machine may have no font at all: the one of this package is given to every text.
const fonts = createRequire(import.meta.url)
const regular = fonts.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const bold = fonts.resolve('@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf')

// The light look's tokens: a picture follows nobody's settings.
const paper = '#FAF7F1'
const ink = '#1A1D23'
const muted = '#565E6B'
const action = '#23408E'
const verified = '#1B6B4A'

const ground = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}">
  <defs><pattern id="band" width="22.63" height="22.63" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
    <rect width="22.63" height="22.63" fill="${paper}"/><rect width="22.63" height="11.31" fill="${action}"/></pattern></defs>
  <rect width="100%" height="100%" fill="${paper}"/>
  <rect width="100%" height="16" fill="url(#band)"/>
  <rect y="${footTop - 20}" x="${margin}" width="${textWidth}" height="2" fill="#E6E0D4"/>
  <g transform="translate(${margin} 56) scale(1.5)" fill="${action}"><g transform="rotate(-32 16 16)"><path fill-rule="evenodd"
    d="M0.5 16C6 10.2 11 8.6 16 8.6S26 10.2 31.5 16C26 21.8 21 23.4 16 23.4S6 21.8 0.5 16ZM9.5 16C11 13.9 13.4 13.2 16 13.2S21 13.9 22.5 16C21 18.1 18.6 18.8 16 18.8S11 18.1 9.5 16Z"/></g>
    <path d="M16 16C20 18.5 17 25 22 26.5S28 26 31 29" fill="none" stroke="${action}" stroke-width="2" stroke-linecap="round"/></g>
</svg>`)

interface Style {
  size: number
  colour: string
  weight?: 'bold'
  /** How much of the line there is. */
  width?: number
}

/** Text as the picture library wants it: its marks are markup, so what somebody typed must not be. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

async function words(text: string, { size, colour, weight, width = textWidth }: Style) {
  const sharp = await loadSharp()
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped(text)}</span>`,
      font: `Noto Sans SC ${weight === 'bold' ? 'SemiBold ' : ''}${size}`,
      fontfile: weight === 'bold' ? bold : regular,
      width,
      wrap: 'word-char',
      // One point is one pixel.
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { data, height: info.height }
}

/** A long title is smaller, so that three lines of it fit. */
const titleSize = (title: string): number => (title.length <= 14 ? 72 : title.length <= 32 ? 60 : 46)

/** Draws a session's card: 1200 × 630, at most 200 kB. */
export async function drawCard(content: CardContent): Promise<Buffer> {
  const layers: OverlayOptions[] = []
  let top = 144
  async function line(text: string, style: Style, gap: number): Promise<void> {
    if (text === '') return
    const { data, height } = await words(text, style)
    // What does not fit is left out rather than written over the foot.
    if (top + height > footTop - 28) return
    layers.push({ input: data, left: margin, top })
    top += height + gap
  }
  const brand = await words(content.holder, { size: 32, colour: muted, width: textWidth - 64 })
  layers.push({ input: brand.data, left: margin + 64, top: 80 - Math.round(brand.height / 2) })
  await line(content.title, { size: titleSize(content.title), colour: ink, weight: 'bold' }, 28)
  await line(content.when, { size: 44, colour: action, weight: 'bold' }, 26)
  await line(content.employers, { size: 30, colour: muted }, 20)
  for (const job of content.jobs) await line(job, { size: 30, colour: ink }, 8)
  const foot = await words(content.foot, { size: 28, colour: verified })
  layers.push({ input: foot.data, left: margin, top: footTop })
  const sharp = await loadSharp()
  return sharp(ground).composite(layers).png({ palette: true, colours: 64, effort: 4 }).toBuffer()
}
