const SHAPE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

const MINUTE = 60_000
/** Date.UTC takes the years 0 to 99 for 1900 to 1999, so it is asked about the same day of the calendar's next round. */
const ROUND_YEARS = 400
const ROUND_MS = 146_097 * 86_400_000

/**
 * Milliseconds since 1970 of a time in ISO 8601 with an offset, seconds optional, digits after the millisecond dropped;
 * undefined for anything else. Date.parse takes 30 February for 2 March, and twice as long.
 */
export function parseInstant(text: string): number | undefined {
  if (!SHAPE.test(text)) return undefined
  const [year, month, day] = [two(text, 0) * 100 + two(text, 2) + ROUND_YEARS, two(text, 5), two(text, 8)]
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  const hasSeconds = text[16] === ':'
  const minute = Date.UTC(year, month - 1, day, two(text, 11), two(text, 14), hasSeconds ? two(text, 17) : 0) - ROUND_MS
  return minute + millisecondsOf(text) - offsetOf(text)
}

function millisecondsOf(text: string): number {
  if (text[19] !== '.') return 0
  const [tenths, hundredths, thousandths] = [digit(text, 20), digit(text, 21), digit(text, 22)]
  if (hundredths === undefined) return (tenths ?? 0) * 100
  return (tenths ?? 0) * 100 + hundredths * 10 + (thousandths ?? 0)
}

function offsetOf(text: string): number {
  if (text.endsWith('Z')) return 0
  const at = text.length - 6
  const offset = (two(text, at + 1) * 60 + two(text, at + 4)) * MINUTE
  return text[at] === '-' ? -offset : offset
}

const two = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528

function digit(text: string, at: number): number | undefined {
  const value = text.charCodeAt(at) - 48
  return value >= 0 && value <= 9 ? value : undefined
}
