import type { Page } from 'playwright-core'

declare global {
  interface Window {
    encoder?: { connection: RTCPeerConnection; location: string; key: string }
  }
}

/** What a studio is given: an address and a key. */
export interface Access {
  url: string
  key: string
}

/**
 * Sends camera and microphone by WHIP, as OBS does: one offer, one answer, nothing of ours in between. The page must be
 * of our own origin, since browsers say where they come from and OBS does not. Returns the status of the answer.
 */
export async function startEncoder(page: Page, access: Access): Promise<number> {
  if (!page.url().startsWith('http')) await page.goto('/api/health/live')
  return page.evaluate(async ({ url, key }) => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 }, audio: true })
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
    for (const track of stream.getTracks())
      connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] })
    await connection.setLocalDescription()
    await new Promise<void>((resolve) => {
      if (connection.iceGatheringState === 'complete') resolve()
      connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve()
    })
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', authorization: `Bearer ${key}` },
      body: connection.localDescription!.sdp,
    })
    if (answer.status === 201) {
      await connection.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
      window.encoder = { connection, key, location: answer.headers.get('location')! }
    } else {
      connection.close()
      for (const track of stream.getTracks()) track.stop()
    }
    return answer.status
  }, access)
}

/** Ends it as OBS does, by its Location; returns the status of the answer. */
export const stopEncoder = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { connection, key, location } = window.encoder!
    connection.close()
    const answer = await fetch(location, { method: 'DELETE', headers: { authorization: `Bearer ${key}` } })
    return answer.status
  })

/** Resolves when the other end has let the encoder go. */
export const isThrownOut = (page: Page, timeout = 30_000) =>
  page.waitForFunction(() => window.encoder!.connection.connectionState !== 'connected', undefined, { timeout })

/** Resolves when what the encoder sends arrives. */
export const isSending = (page: Page, timeout = 30_000) =>
  page.waitForFunction(() => window.encoder!.connection.connectionState === 'connected', undefined, { timeout })
