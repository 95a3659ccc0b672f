import type { BrowserContext, Page } from 'playwright-core'

declare global {
  interface Window {
    devices: {
      /** The grey the camera sees, 0 to 255. */
      light: number
      /** What the browser refuses with, by its name for it; empty: nothing. */
      refusal: string
      camera?: MediaStreamTrack
    }
  }
}

/** Gives pages a camera whose light a test sets, a microphone that beeps, and a screen to show; refused when a test says so. */
export const giveDevices = (context: BrowserContext) =>
  context.addInitScript(() => {
    // Error pages and frames of other kinds have none.
    if (!('mediaDevices' in navigator)) return
    const devices: Window['devices'] = { light: 140, refusal: '' }
    window.devices = devices
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    const paint = (size: [number, number], light: () => number) => {
      const canvas = document.createElement('canvas')
      ;[canvas.width, canvas.height] = size
      const pen = canvas.getContext('2d')!
      let turn = 0
      setInterval(() => {
        pen.fillStyle = `rgb(${light()} ${light()} ${light()})`
        pen.fillRect(0, 0, canvas.width, canvas.height)
        pen.fillStyle = `rgb(${light() / 2} 0 0)`
        pen.fillRect((turn = (turn + 8) % canvas.width), 40, 60, 60)
      }, 50)
      return canvas.captureStream(20)
    }
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      if (devices.refusal) throw new DOMException('as a test wants it', devices.refusal)
      const tracks = wanted?.audio ? (await real({ audio: wanted.audio })).getTracks() : []
      if (wanted?.video) {
        devices.camera = paint([640, 360], () => devices.light).getVideoTracks()[0]!
        tracks.push(devices.camera)
      }
      return new MediaStream(tracks)
    }
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(paint([800, 600], () => 230))
  })

export const setLight = (page: Page, light: number) =>
  page.evaluate((value) => void (window.devices.light = value), light)

export const setRefusal = (page: Page, refusal: string) =>
  page.evaluate((name) => void (window.devices.refusal = name), refusal)

/** The cable is pulled out: the track ends, as it does then and not when a page stops it itself. */
export const unplugCamera = (page: Page) =>
  page.evaluate(() => {
    window.devices.camera!.stop()
    window.devices.camera!.dispatchEvent(new Event('ended'))
  })
