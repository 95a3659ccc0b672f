type AppleVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void }

/**
 * Fills the screen with the show, lying on its side where the picture lies. False where the browser offers neither the
 * frame nor the bare video (some in-app browsers): the page then fills itself.
 */
export async function fillScreen(frame: HTMLElement, video: AppleVideo, portrait: boolean): Promise<boolean> {
  try {
    if (frame.requestFullscreen) {
      await frame.requestFullscreen()
      // Not every browser can turn the screen, and none on a desk.
      if (!portrait) await (screen.orientation as { lock?: (to: string) => Promise<void> }).lock?.('landscape')
      return true
    }
    if (!video.webkitEnterFullscreen) return false
    video.webkitEnterFullscreen()
    return true
  } catch {
    return document.fullscreenElement !== null
  }
}
