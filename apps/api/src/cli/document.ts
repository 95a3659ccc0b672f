import { VerbFailure } from './verb.ts'

// The characters that shape JSON, as bytes.
const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const OPEN = 0x7b
const CLOSE = 0x7d

/** A JSON object with one list taken out: `rest` has it empty, `elements` reads it one by one. */
export interface Document {
  rest: unknown
  elements?: Iterable<unknown>
}

/**
 * Reads a JSON object whose list under `key` may be very long, without holding the whole as objects. Throws a
 * VerbFailure when it, or an element that is asked for, is no JSON. Without such a list, all of it is in `rest`.
 */
export function readDocument(bytes: Uint8Array, key: string): Document {
  const cuts = cutsOfList(bytes, new TextEncoder().encode(JSON.stringify(key)))
  const [start, end] = [cuts[0], cuts.at(-1)]
  if (start === undefined || end === undefined) return { rest: parsed(bytes, '') }
  const rest = parsed(Buffer.concat([bytes.subarray(0, start + 1), bytes.subarray(end)]), '')
  // The key came again in another spelling, and the last one is the one that holds.
  if (!holdsEmptyList(rest, key)) return { rest: parsed(bytes, '') }
  return { rest, elements: elementsBetween(bytes, cuts, key) }
}

function* elementsBetween(bytes: Uint8Array, cuts: number[], key: string): Generator {
  for (const [at, cut] of cuts.slice(0, -1).entries()) {
    const element = bytes.subarray(cut + 1, cuts[at + 1])
    if (cuts.length === 2 && element.every(isSpace)) return
    yield parsed(element, `${key}[${at}]: `)
  }
}

/**
 * Where the bracket that opens the list, its commas and the closing bracket stand; none when there is no such list,
 * or more than one. In UTF-8 no byte of another character looks like one of these, so bytes will do.
 */
function cutsOfList(bytes: Uint8Array, key: Uint8Array): number[] {
  const cuts: number[] = []
  let depth = 0
  let lists = 0
  let afterKey = false
  let inList = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      const start = at
      while (bytes[++at] !== QUOTE && at < bytes.length) if (bytes[at] === BACKSLASH) at += 1
      if (depth === 1) afterKey = key.every((one, nth) => one === bytes[start + nth])
    } else if (byte === COMMA) {
      if (inList && depth === 2) cuts.push(at)
    } else if (byte === OPEN || byte === OPEN_LIST) {
      depth += 1
      if (depth === 2 && afterKey && byte === OPEN_LIST) {
        inList = true
        lists += 1
        cuts.push(at)
      }
    } else if (byte === CLOSE || byte === CLOSE_LIST) {
      depth -= 1
      if (inList && depth === 1) {
        inList = afterKey = false
        cuts.push(at)
      }
    }
  }
  return lists === 1 && !inList ? cuts : []
}

function parsed(bytes: Uint8Array, where: string): unknown {
  const text = decoded(bytes, where)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new VerbFailure(`${where}not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

function decoded(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new VerbFailure(`${where}not UTF-8`, { cause: error })
  }
}

const isSpace = (byte: number): boolean => byte <= 0x20

function holdsEmptyList(json: unknown, key: string): boolean {
  const list: unknown = new Map(Object.entries(json ?? {})).get(key)
  return Array.isArray(list) && list.length === 0
}
