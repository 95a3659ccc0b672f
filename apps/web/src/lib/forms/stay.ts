import type { ActionResult } from '$app/forms'
import { toasts } from '@zhibo/ui/toasts'
import { browser } from '$app/env'
import { m } from '#lib/paraglide/messages.js'

// What says that the line is gone must be here before it goes.
if (browser) void import('@zhibo/ui/Toast.svelte').catch(() => undefined)

/**
 * For forms beside a picture: whether what was sent never got through. The page says so and stays, with what was typed;
 * left to itself the error page would come in its place, and end the picture with it.
 */
export function neverArrived(result: ActionResult): boolean {
  if (result.type !== 'error') return false
  toasts.show({ text: m.shell_never_arrived() })
  return true
}
