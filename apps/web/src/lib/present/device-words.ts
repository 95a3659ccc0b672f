import { m } from '#lib/paraglide/messages.js'
import type { DeviceKind, DeviceProblem } from './device-problem.ts'

const deviceNames: Record<DeviceKind, () => string> = {
  camera: m.present_camera,
  microphone: m.present_microphone,
}

/** Why something could not be had, what to do about it, and what the one button says. */
export interface Trouble {
  kinds: DeviceKind[]
  title: string
  text: string
  action: string
}

/** What is wrong, in words; both devices in one breath where both have the same trouble. */
export function troubles(problems: Record<DeviceKind, DeviceProblem | null>): Trouble[] {
  const { camera, microphone } = problems
  if (camera && camera === microphone) {
    const device = m.present_camera_and_microphone()
    return [{ kinds: ['camera', 'microphone'], ...wordsOf(camera, device) }]
  }
  return (['camera', 'microphone'] as const).flatMap((kind) => {
    const problem = problems[kind]
    return problem ? [{ kinds: [kind], ...wordsOf(problem, deviceNames[kind]()) }] : []
  })
}

function wordsOf(problem: DeviceProblem, device: string): Omit<Trouble, 'kinds'> {
  const action = m.present_retry_devices()
  switch (problem) {
    case 'denied':
      return { title: m.present_error_denied({ device }), text: m.present_error_denied_text({ device }), action }
    case 'missing':
      return { title: m.present_error_missing({ device }), text: m.present_error_missing_text(), action }
    case 'busy':
      return { title: m.present_error_busy({ device }), text: m.present_error_busy_text(), action }
    case 'unplugged':
      return {
        title: m.present_error_unplugged({ device }),
        text: m.present_error_unplugged_text(),
        action: m.present_use_another({ device }),
      }
    case 'interrupted':
      return { title: m.present_error_interrupted({ device }), text: m.present_error_interrupted_text(), action }
    case 'insecure':
      return { title: m.present_error_insecure(), text: m.present_error_insecure_text(), action }
    case 'other':
      return { title: m.present_error_other({ device }), text: m.present_error_other_text(), action }
  }
}
