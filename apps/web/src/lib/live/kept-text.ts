import { keptSwitch } from '#lib/shell/kept-switch.ts'

/** Whether this phone is to tell shows as text too. */
export const keptText = keptSwitch('zhibo-text')
