import { fileTypeFromBuffer } from 'file-type'
import { AppError } from '../problem.ts'
import { countPages } from './pdf.ts'
import { encodePicture, type PictureType, pictureTypes } from './picture.ts'

type MediaType = PictureType | 'application/pdf'

/** What is kept of an upload: a picture as we encoded it, or a PDF as it came. */
export interface Inspected {
  bytes: Uint8Array
  mediaType: MediaType
  width: number | null
  height: number | null
  pages: number | null
}

const extensions: Record<string, MediaType> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}
const accepted = new Set<string>([...pictureTypes, 'application/pdf'])

/**
 * Reads what an upload really is and makes it safe to show: pictures are encoded anew, a PDF has been opened and every
 * page drawn. Throws `file_empty`, `file_heic` for what an iPhone takes by itself, `file_type` when the bytes are
 * nothing we take or not what the name or the declared type says, and what `encodePicture` and `countPages` throw.
 */
export async function inspect(bytes: Uint8Array, name: string, declaredType: string): Promise<Inspected> {
  if (bytes.length === 0) throw new AppError('file_empty')
  const real = (await fileTypeFromBuffer(bytes))?.mime
  // No build of ours opens these, for their codec is patented; iPhones can be told to take JPEG.
  if (real && /^image\/hei[cf]/.test(real)) throw new AppError('file_heic')
  if (!isAccepted(real) || !agrees(real, name, declaredType)) throw new AppError('file_type')
  if (real === 'application/pdf') {
    return { bytes, mediaType: real, width: null, height: null, pages: await countPages(bytes) }
  }
  return { mediaType: real, pages: null, ...(await encodePicture(bytes, real)) }
}

const isAccepted = (type: string | undefined): type is MediaType => type !== undefined && accepted.has(type)

/** A name without an extension (“执照 2026.1” has none) and a type nobody declared say nothing, so they cannot be wrong. */
function agrees(real: string, name: string, declaredType: string): boolean {
  const declared = declaredType.split(';')[0]!.trim().toLowerCase()
  const extension = /\.([a-z][a-z0-9]{0,4})$/i.exec(name.trim())?.[1]?.toLowerCase()
  const typeFits = declared === '' || declared === 'application/octet-stream' || declared === real
  return typeFits && (extension === undefined || extensions[extension] === real)
}
