import { m } from '#lib/paraglide/messages.js'

/** Why camera or microphone could not be had, and what to do about it, by the name the browser gives. */
export function deviceWords(name: string): { title: string; text: string } {
  switch (name) {
    case 'NotAllowedError':
      return { title: m.present_error_denied(), text: m.present_error_denied_text() }
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { title: m.present_error_missing(), text: m.present_error_missing_text() }
    case 'NotReadableError':
    case 'AbortError':
      return { title: m.present_error_busy(), text: m.present_error_busy_text() }
    case 'SecurityError':
      return { title: m.present_error_insecure(), text: m.present_error_insecure_text() }
    default:
      return { title: m.present_error_other(), text: m.present_error_other_text() }
  }
}
