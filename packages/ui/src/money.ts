/** Money from fen: ¥4,500; ¥12.50 only when the fen are not round. */
export function money(fen: number): string {
  const round = fen % 100 === 0
  return `${fen < 0 ? '−' : ''}¥${digits(Math.abs(fen) / 100, round ? 0 : 2)}`
}

/** A pay range from fen: ¥4,500–6,200; one figure when both ends are the same or only one is known. */
export function moneyRange(minFen: number, maxFen: number): string {
  if (minFen === maxFen || maxFen === 0) return money(minFen)
  if (minFen === 0) return money(maxFen)
  return `${money(minFen)}–${money(maxFen).slice(1)}`
}

/** A piece price from thousandths of a yuan: ¥0.35, ¥0.185, ¥32. */
export function piecePrice(milliyuan: number): string {
  const decimals = milliyuan % 1000 === 0 ? 0 : milliyuan % 10 === 0 ? 2 : 3
  return `¥${digits(milliyuan / 1000, decimals)}`
}

/** A figure with thousands separators and so many decimals, the same in both languages. */
export function digits(value: number, decimals: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
