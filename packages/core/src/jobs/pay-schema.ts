import { z } from 'zod'
import { line } from '../text.ts'
import { byOperations } from './operations.ts'

export const PayScheme = z.enum([
  'monthly',
  'daily',
  'hourly',
  'piece',
  'piece_with_floor',
  'piece_plus_base',
  'base_plus_commission',
])
export type PayScheme = z.infer<typeof PayScheme>

const fen = z.int().min(0).max(100_000_00)

/** Where a piece price comes from, so that a reviewer knows what to ask for. */
export const PriceSource = z.enum(['time_study', 'posted', 'agreement', 'last_order', 'estimate'])
export type PriceSource = z.infer<typeof PriceSource>

/** 工序: what one piece of it pays, and how many somebody used to it makes in an hour at ordinary speed. */
export const Operation = z.strictObject({
  name: line(30),
  priceMilliyuan: z.int().min(1).max(1_000_000),
  piecesPerHour: z.int().min(1).max(10_000),
  source: PriceSource,
})
export type Operation = z.infer<typeof Operation>

/** More than a line of a garment has. */
export const mostOperations = 20

/** 上批实拿, as the employer states it: the middle of what the last intake was really paid in a month, of how many. */
export const StatedIntake = z.strictObject({
  medianFen: fen.min(1),
  answers: z.int().min(1).max(1000),
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
})
export type StatedIntake = z.infer<typeof StatedIntake>

/** What a card tells of pay. Money in fen, piece prices in thousandths of a yuan (350 = ¥0.35). */
const cardPay = {
  scheme: PayScheme,
  baseFen: fen.default(0),
  floorFen: fen.default(0),
  pieceRateMilliyuan: z.int().min(0).max(1_000_000).default(0),
  piecesPerHour: z.int().min(0).max(10_000).default(0),
  advertisedMinFen: fen.default(0),
  advertisedMaxFen: fen.default(0),
  payDay: z.int().min(1).max(31),
  /** Null when not stated; on a card also while fewer than `fewestAnswers` stand behind it. */
  lastIntake: StatedIntake.nullable().default(null),
}
export const CardPay = z.strictObject(cardPay)

/**
 * Pay with its operations. Where some are listed, `pieceRateMilliyuan` and `piecesPerHour` are those of the operation
 * that earns least (`byOperations`). Which amounts a scheme needs is checked on submission.
 */
export const Pay = z
  .strictObject({
    ...cardPay,
    operations: z
      .array(Operation)
      .max(mostOperations)
      .refine((operations) => new Set(operations.map(({ name }) => name)).size === operations.length, {
        error: 'duplicate',
      })
      .default([]),
  })
  .overwrite(byOperations)
export type Pay = z.infer<typeof Pay>
