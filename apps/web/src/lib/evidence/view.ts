/** How a picture is looked at: so many times enlarged, turned by quarters, its middle moved by so many pixels. */
export interface View {
  zoom: number
  turns: number
  x: number
  y: number
}

/** The frame it is looked at through, and the picture's own size. */
export interface Frame {
  width: number
  height: number
  naturalWidth: number
  naturalHeight: number
}

export const whole: View = { zoom: 1, turns: 0, x: 0, y: 0 }
export const mostZoom = 8

/** How much larger a turned picture may be than an upright one, to fill the same frame. */
export function fitWhenTurned({ width, height, naturalWidth, naturalHeight }: Frame, turns: number): number {
  if (turns % 2 === 0 || !naturalWidth || !naturalHeight || !width || !height) return 1
  const upright = Math.min(width / naturalWidth, height / naturalHeight)
  return Math.min(width / naturalHeight, height / naturalWidth) / upright
}

/** Enlarges by a factor; what lies under `at` (pixels from the middle of the frame) stays there. */
export function zoomed(view: View, factor: number, frame: Frame, at = { x: 0, y: 0 }): View {
  const zoom = Math.min(mostZoom, Math.max(1, view.zoom * factor))
  const grown = zoom / view.zoom
  return kept({ ...view, zoom, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, frame)
}

export const moved = (view: View, x: number, y: number, frame: Frame): View =>
  kept({ ...view, x: view.x + x, y: view.y + y }, frame)

/** A quarter to the right, and whole again. */
export const turned = (view: View): View => ({ ...whole, turns: view.turns + 1 })

/** Never so far that the frame shows what lies beside the picture. */
function kept(view: View, frame: Frame): View {
  const { width, height, naturalWidth, naturalHeight } = frame
  const scale =
    Math.min(width / naturalWidth, height / naturalHeight) * fitWhenTurned(frame, view.turns) * view.zoom || 0
  const [wide, high] = view.turns % 2 === 0 ? [naturalWidth, naturalHeight] : [naturalHeight, naturalWidth]
  const room = (shown: number, size: number) => Math.max(0, (shown - size) / 2)
  const within = (value: number, most: number) => Math.min(most, Math.max(-most, value))
  return {
    ...view,
    x: within(view.x, room(wide * scale, width)),
    y: within(view.y, room(high * scale, height)),
  }
}
