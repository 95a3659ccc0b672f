import { availableParallelism } from 'node:os'
import { gate } from '../bounded/gate.ts'
import { AppError } from '../problem.ts'
import { loadSharp } from './sharp.ts'

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]

export interface EncodedPicture {
  bytes: Uint8Array
  width: number
  height: number
}

const longestSide = 3000
// The most a phone's camera makes; beyond it a small file could unpack to gigabytes.
const pixelLimit = 110_000_000
const cores = availableParallelism()

// One picture a core, and no more pixels at once than one picture of the largest kind has.
const pass = gate(pixelLimit, 16 * cores)

/**
 * Encodes a picture anew, upright, at most 3000 px long, without metadata: a phone writes where it was taken, and a file
 * may carry anything behind its pixels. Throws `picture_too_large` for more pixels than a camera makes, `file_broken`
 * when it cannot be opened.
 */
export async function encodePicture(bytes: Uint8Array, mediaType: PictureType): Promise<EncodedPicture> {
  const pixels = await countPixels(bytes)
  if (pixels > pixelLimit) throw new AppError('picture_too_large')
  return pass(Math.max(pixels, pixelLimit / cores), () => encode(bytes, mediaType))
}

async function countPixels(bytes: Uint8Array): Promise<number> {
  const sharp = await loadSharp()
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    return width * height
  } catch (cause) {
    throw new AppError('file_broken', { cause })
  }
}

async function encode(bytes: Uint8Array, mediaType: PictureType): Promise<EncodedPicture> {
  const sharp = await loadSharp()
  const picture = sharp(bytes, { limitInputPixels: pixelLimit })
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
  const encoded = {
    'image/jpeg': () => picture.jpeg({ quality: 85 }),
    'image/png': () => picture.png(),
    'image/webp': () => picture.webp({ quality: 85 }),
  }[mediaType]()
  try {
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (cause) {
    throw new AppError('file_broken', { cause })
  }
}
