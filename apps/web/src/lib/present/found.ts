import type { CameraResult, MicrophoneResult } from '@zhibo/core/device-tests/schema'
import type { Found } from './device-test.svelte.ts'
import type { DeviceKind, DeviceProblem } from './device-problem.ts'
import { verdictOn } from './level.ts'
import { judgePicture, type PictureLook } from './picture.ts'

interface Looked {
  problems: Record<DeviceKind, DeviceProblem | null>
  picture: PictureLook | null
  /** The loudest voice so far, from 0 to 1. */
  loudest: number
}

/** What a device test keeps of camera and microphone, after looking and listening for a while. */
export const foundOf = ({ problems, picture, loudest }: Looked): Found => ({
  camera: problems.camera ? troubleOf(problems.camera) : picture ? judgePicture(picture) : 'black',
  microphone: problems.microphone ? troubleOf(problems.microphone) : voiceOf(loudest),
})

const voiceOf = (loudest: number): MicrophoneResult => {
  const verdict = verdictOn(loudest)
  return verdict === 'good' ? 'ok' : verdict
}

function troubleOf(problem: DeviceProblem): CameraResult & MicrophoneResult {
  switch (problem) {
    case 'denied':
    case 'insecure':
      return 'denied'
    case 'missing':
    case 'unplugged':
      return 'missing'
    case 'busy':
    case 'interrupted':
    case 'other':
      return 'busy'
  }
}
