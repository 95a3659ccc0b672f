import type { DraftOperation } from '@zhibo/core/jobs/schema'
import { mostOperations, PriceSource } from '@zhibo/core/jobs/schema'
import { figure, milliyuanOf, shown, type Typed, yuanOf } from '#lib/forms/typed.ts'

/** The boxes of one operation in the form: `pay.operations.0.name` and so on. */
export const operationBoxes = ['name', 'priceMilliyuan', 'piecesPerHour', 'source'] as const
export const operationBox = (row: number, box: (typeof operationBoxes)[number]) => `pay.operations.${row}.${box}`

const isBlank = (typed: Typed, row: number) =>
  operationBoxes.every((box) => box === 'source' || !typed[operationBox(row, box)]?.trim())

/** The rows something was typed into, in order. */
export const filledRows = (typed: Typed): number[] =>
  Array.from({ length: mostOperations }, (_, row) => row).filter((row) => !isBlank(typed, row))

/** What kept operations show in the form. */
export function typedOfOperations(operations: readonly DraftOperation[] = []): Typed {
  return Object.fromEntries(
    operations.flatMap(({ name, priceMilliyuan, piecesPerHour, source }, row) => [
      [operationBox(row, 'name'), shown(name)],
      [operationBox(row, 'priceMilliyuan'), yuanOf(priceMilliyuan, 1000)],
      [operationBox(row, 'piecesPerHour'), shown(piecesPerHour)],
      [operationBox(row, 'source'), shown(source)],
    ]),
  )
}

/** The operations as typed; rows left empty are none. */
export function operationsOf(typed: Typed): DraftOperation[] {
  return filledRows(typed).map((row) => {
    const source = PriceSource.safeParse(typed[operationBox(row, 'source')])
    return {
      name: typed[operationBox(row, 'name')] ?? '',
      priceMilliyuan: milliyuanOf(typed[operationBox(row, 'priceMilliyuan')]),
      piecesPerHour: figure(typed[operationBox(row, 'piecesPerHour')]),
      source: source.success ? source.data : undefined,
    }
  })
}

/** The same form with its filled rows moved together, as they are kept: what is wrong with the second is told at the second. */
export function closeRows(typed: Typed): Typed {
  const rest = Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith('pay.operations.')))
  const rows = filledRows(typed).flatMap((from, to) =>
    operationBoxes.map((box) => [operationBox(to, box), typed[operationBox(from, box)] ?? '']),
  )
  return { ...rest, ...Object.fromEntries(rows) }
}
