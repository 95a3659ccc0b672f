/** A picture as it comes in: planar YUV 4:2:0, luma first, chroma half as wide and half as high, rounded up. */
export interface Picture {
  data: Uint8Array
  width: number
  height: number
}

/** How far a picture must be turned clockwise to stand upright. */
export type Turn = 0 | 90 | 180 | 270

interface Plane {
  data: Uint8Array
  width: number
  height: number
}

/** A picture that stands upright, whichever way the phone was held. */
export function upright(picture: Picture, turn: Turn): Picture {
  if (turn === 0) return picture
  const planes = planesOf(picture).map((plane) => turned(plane, turn))
  const { width, height } = planes[0]!
  return { data: concat(planes.map(({ data }) => data)), width, height }
}

/**
 * A picture as ffmpeg's `pgmyuv` reads it: a header with its size, then the rows of luma, then each row of both chromas
 * side by side. So every picture may have a size of its own, and ffmpeg does the scaling. Odd edges are cut off.
 */
export function toPgm(picture: Picture): Buffer {
  const [luma, u, v] = planesOf(picture) as [Plane, Plane, Plane]
  const width = picture.width & ~1
  const height = picture.height & ~1
  const header = Buffer.from(`P5\n${width} ${(height * 3) / 2}\n255\n`, 'latin1')
  const packed = Buffer.allocUnsafe(header.length + (width * height * 3) / 2)
  let at = header.copy(packed)
  const take = ({ data, width: stride }: Plane, row: number, length: number) => {
    packed.set(data.subarray(row * stride, row * stride + length), at)
    at += length
  }
  for (let row = 0; row < height; row++) take(luma, row, width)
  for (let row = 0; row < height / 2; row++) {
    take(u, row, width / 2)
    take(v, row, width / 2)
  }
  return packed
}

/** Black: what is seen while the camera is off. */
export function black(width: number, height: number): Picture {
  const data = new Uint8Array(width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2)).fill(128)
  return { data: data.fill(16, 0, width * height), width, height }
}

/** The size of a recording of something this large: never enlarged, its longer side 640 at most, both sides even. */
export function canvasFor(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, 640 / Math.max(width, height))
  const even = (side: number) => Math.max(2, Math.round((side * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

function planesOf({ data, width, height }: Picture): Plane[] {
  const chroma = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
  const size = chroma.width * chroma.height
  const luma = width * height
  return [
    { data: data.subarray(0, luma), width, height },
    { data: data.subarray(luma, luma + size), ...chroma },
    { data: data.subarray(luma + size, luma + 2 * size), ...chroma },
  ]
}

function turned({ data, width, height }: Plane, turn: Turn): Plane {
  const onItsSide = turn === 90 || turn === 270
  const to = { width: onItsSide ? height : width, height: onItsSide ? width : height }
  const out = new Uint8Array(data.length)
  let at = 0
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      if (turn === 90) out[at++] = data[(height - 1 - x) * width + y]!
      else if (turn === 180) out[at++] = data[(height - 1 - y) * width + (width - 1 - x)]!
      else out[at++] = data[x * width + (width - 1 - y)]!
    }
  }
  return { data: out, ...to }
}

function concat(arrays: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(arrays.reduce((length, array) => length + array.length, 0))
  let at = 0
  for (const array of arrays) {
    whole.set(array, at)
    at += array.length
  }
  return whole
}
