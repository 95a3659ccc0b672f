import path from 'node:path'
import type { Config } from '../config.ts'
import type { MediaServer } from '../media/server.ts'
import { egressRecorder } from './egress/driver.ts'
import type { Recorder } from './recorder.ts'
import { rtcRecorder } from './rtc/driver.ts'

/** The recorder the configuration names; undefined where nothing is to be recorded. */
export function recorderFor(config: Config, media: MediaServer): Recorder | undefined {
  const { recording, searchPath, files } = config
  const folder = path.resolve(config.dataDir, 'recordings')
  if (recording === 'egress' && 'bucket' in files) return egressRecorder({ media, bucket: files, folder, searchPath })
  return recording === 'rtc' ? rtcRecorder({ folder, searchPath }) : undefined
}
