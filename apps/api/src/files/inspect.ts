import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { AppError } from '../problem.ts'

/** What is kept of an upload: a picture as we encoded it, or a PDF as it came. */
export interface Inspected {
  bytes: Uint8Array
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'
  width: number | null
  height: number | null
}

const extensions: Record<string, Inspected['mediaType']> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}
const accepted = new Set<string>(Object.values(extensions))
const longestSide = 3000
// The most a phone's camera makes; beyond it a small file could unpack to gigabytes.
const pixelLimit = 110_000_000

/**
 * Reads what an upload really is and makes it safe to show. Pictures are encoded anew, upright, without metadata (a
 * phone writes where it was taken), at most 3000 px long. Throws `file_type` when the bytes are not what the name or the
 * declared type says, `file_broken` when they cannot be opened.
 */
export async function inspect(bytes: Uint8Array, name: string, declaredType: string): Promise<Inspected> {
  const real = (await fileTypeFromBuffer(bytes))?.mime
  if (!isAccepted(real) || !agrees(real, name, declaredType)) throw new AppError('file_type')
  return real === 'application/pdf' ? wholePdf(bytes) : encodePicture(bytes, real)
}

const isAccepted = (type: string | undefined): type is Inspected['mediaType'] =>
  type !== undefined && accepted.has(type)

/** A name without an extension and a type nobody declared say nothing, so they cannot be wrong. */
function agrees(real: string, name: string, declaredType: string): boolean {
  const declared = declaredType.split(';')[0]!.trim().toLowerCase()
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase()
  const typeFits = declared === '' || declared === 'application/octet-stream' || declared === real
  return typeFits && (extension === undefined || extensions[extension] === real)
}

async function encodePicture(bytes: Uint8Array, mediaType: Exclude<Inspected['mediaType'], 'application/pdf'>) {
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
    return { bytes: data, mediaType, width: info.width, height: info.height }
  } catch (cause) {
    throw new AppError('file_broken', { cause })
  }
}

/** A PDF ends with its end mark; one that was cut off on the way does not. */
function wholePdf(bytes: Uint8Array): Inspected {
  const tail = Buffer.from(bytes.subarray(-2048)).toString('latin1')
  if (!tail.includes('%%EOF')) throw new AppError('file_broken')
  return { bytes, mediaType: 'application/pdf', width: null, height: null }
}
