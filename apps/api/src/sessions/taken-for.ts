/** Time to put lamps up, and to clear away. */
export interface Setup {
  setupBeforeMinutes: number
  setupAfterMinutes: number
}

const minuteMs = 60_000

/** From when to when a studio is taken for a show; the show's own hours lie within. */
export const takenFor = (show: { from: Date; to: Date }, setup: Setup): { from: Date; to: Date } => ({
  from: new Date(show.from.getTime() - setup.setupBeforeMinutes * minuteMs),
  to: new Date(show.to.getTime() + setup.setupAfterMinutes * minuteMs),
})
