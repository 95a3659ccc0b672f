import type { Attachment } from 'svelte/attachments'

/** How fast the text goes up by itself: about two lines in five seconds of the large type. */
const pixelsPerSecond = 24

/** Lets an element's text go up by itself while `on`; whoever touches it scrolls as ever. */
export const goesUp =
  (on: boolean): Attachment<HTMLElement> =>
  (element) => {
    if (!on) return
    let last = performance.now()
    // Whole pixels only are kept by the browser; the rest is carried on.
    let owed = 0
    let frame = requestAnimationFrame(function step(now) {
      owed += ((now - last) / 1000) * pixelsPerSecond
      last = now
      const whole = Math.floor(owed)
      owed -= whole
      element.scrollTop += whole
      frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }
