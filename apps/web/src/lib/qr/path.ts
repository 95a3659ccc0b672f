import QRCode from 'qrcode'

/** A QR code as one path of unit squares, and how many it is wide: crisp at every size, and no picture to load. */
export function qrPath(text: string): { path: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const squares: string[] = []
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`)
  return { path: squares.join(''), size: modules.size }
}
