/** Somebody's pay at one operation: thousandths of a yuan a piece, pieces an hour. */
interface Price {
  priceMilliyuan?: number | null
  piecesPerHour?: number | null
}

const earned = ({ priceMilliyuan, piecesPerHour }: Price) => (priceMilliyuan ?? 0) * (piecesPerHour ?? 0)

/** The operation that earns least in an hour; of several the first. Null when none has both its figures. */
export function slowestEarning<T extends Price>(operations: readonly T[]): T | null {
  let least: T | null = null
  for (const operation of operations)
    if (earned(operation) > 0 && (least === null || earned(operation) < earned(least))) least = operation
  return least
}

interface PiecePay {
  scheme?: string | null
  pieceRateMilliyuan?: number | null
  piecesPerHour?: number | null
  operations?: Price[]
}

/**
 * Pay whose one piece price is that of the operation which earns least. Whoever is put to any of the operations, for
 * however many of the hours, earns at least that: so no sum made from it can promise too much. Without operations, and
 * in schemes without pieces, the pay is as it was written.
 */
export function byOperations<T extends PiecePay>(pay: T): T {
  const slowest = pay.scheme?.startsWith('piece') ? slowestEarning(pay.operations ?? []) : null
  if (slowest === null) return pay
  return { ...pay, pieceRateMilliyuan: slowest.priceMilliyuan, piecesPerHour: slowest.piecesPerHour }
}
