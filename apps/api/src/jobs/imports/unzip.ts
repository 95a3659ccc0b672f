import { inflateRawSync } from 'node:zlib'

/** More than a workbook of two hundred jobs unpacks to, by far. */
const mostBytes = 4_000_000
const mostEntries = 200

/** What is not a plain, sound zip: encrypted, of several parts, cut short, or unpacking to more than it may. */
export class BadZip extends Error {}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50

/** The parts of a zip that are asked for by name, unpacked. Nothing else in it is touched, however large it says it is. */
export function unzip(zip: Buffer, isWanted: (name: string) => boolean): Map<string, Buffer> {
  try {
    return entries(zip, isWanted)
  } catch (cause) {
    throw cause instanceof BadZip ? cause : new BadZip('not a zip', { cause })
  }
}

function entries(zip: Buffer, isWanted: (name: string) => boolean): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== endMark) throw new BadZip('no directory')
  const count = zip.readUInt16LE(end + 10)
  if (count > mostEntries) throw new BadZip('too many parts')
  const parts = new Map<string, Buffer>()
  let left = mostBytes
  let at = zip.readUInt32LE(end + 16)
  for (let nth = 0; nth < count; nth++) {
    if (zip.readUInt32LE(at) !== entryMark) throw new BadZip('broken directory')
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    if (isWanted(name)) {
      const part = unpack(zip, at, left)
      left -= part.length
      parts.set(name, part)
    }
    at += 46 + nameLength + extraLength + noteLength
  }
  return parts
}

function unpack(zip: Buffer, entry: number, most: number): Buffer {
  const encrypted = (zip.readUInt16LE(entry + 8) & 1) === 1
  const method = zip.readUInt16LE(entry + 10)
  const packed = zip.readUInt32LE(entry + 20)
  const local = zip.readUInt32LE(entry + 42)
  if (encrypted || zip.readUInt32LE(local) !== localMark) throw new BadZip('not readable')
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const bytes = zip.subarray(from, from + packed)
  if (bytes.length < packed) throw new BadZip('cut short')
  if (method === 8) return inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) })
  if (method !== 0 || bytes.length > most) throw new BadZip('not readable')
  return bytes
}
