import { z } from 'zod'

/** What came of trying a camera; by what the browser and the picture said. */
export const CameraResult = z.enum(['ok', 'dark', 'black', 'denied', 'missing', 'busy'])
export type CameraResult = z.infer<typeof CameraResult>

export const MicrophoneResult = z.enum(['ok', 'quiet', 'loud', 'denied', 'missing', 'busy'])
export type MicrophoneResult = z.infer<typeof MicrophoneResult>

/** How the way to the media server is: what viewers get of it. */
export const UplinkVerdict = z.enum(['good', 'weak', 'poor', 'blocked'])
export type UplinkVerdict = z.infer<typeof UplinkVerdict>

/** The up-link as measured by really sending: null where nothing came through. */
export const Uplink = z.object({
  /** kbit/s that arrived. */
  kbps: z.int().min(0).max(100_000).nullable(),
  /** Of 100 packets, how many were lost. */
  lossPercent: z.number().min(0).max(100).nullable(),
  /** To the media server and back, in ms. */
  rttMs: z.int().min(0).max(60_000).nullable(),
})
export type Uplink = z.infer<typeof Uplink>

/** A device and network test somebody ran for a place of theirs. */
export const SaveDeviceTest = z.strictObject({
  presenterId: z.uuid(),
  camera: CameraResult,
  microphone: MicrophoneResult,
  uplink: Uplink,
})
export type SaveDeviceTest = z.infer<typeof SaveDeviceTest>

export const DeviceTestView = SaveDeviceTest.extend({
  id: z.uuid(),
  at: z.iso.datetime(),
  network: UplinkVerdict,
  /** Good enough to go on air with. */
  ok: z.boolean(),
})
export type DeviceTestView = z.infer<typeof DeviceTestView>

/** Two passes into a room of one's own: one to send with, one to see what comes out at the other end. */
export const TestPass = z.object({ url: z.string(), send: z.string(), watch: z.string(), expiresAt: z.iso.datetime() })
export type TestPass = z.infer<typeof TestPass>

/** A place somebody presents from, and how its last test went. */
export const OwnPlace = z.object({
  presenterId: z.uuid(),
  /** The employer's name, or the station's. */
  name: z.string(),
  lastTest: DeviceTestView.nullable(),
})
export type OwnPlace = z.infer<typeof OwnPlace>
