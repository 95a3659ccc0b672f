import QRCode from 'qrcode'

/** A QR code as one path on a grid of `size` squares with a margin of four, as the standard wants it. */
export interface Qr {
  size: number
  path: string
}

const margin = 4

/** Drawn by ourselves: a string of markup would have to be trusted. */
export function qrOf(text: string): Qr {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  let path = ''
  for (let at = 0; at < data.length; at += 1)
    if (data[at]) path += `M${(at % size) + margin} ${Math.floor(at / size) + margin}h1v1h-1z`
  return { size: size + 2 * margin, path }
}
