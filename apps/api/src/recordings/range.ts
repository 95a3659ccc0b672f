import type { Span } from '../files/store.ts'

/**
 * What a Range header asks for of so many bytes: a span, `whole` where it asks for none or for what nobody need
 * understand (several ranges, other units), `unsatisfiable` for what lies beyond the end.
 */
export function readRange(header: string | undefined, size: number): Span | 'whole' | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole'
  if (first === '') return last === '0' ? 'unsatisfiable' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return 'whole'
  return from < size ? { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) } : 'unsatisfiable'
}
