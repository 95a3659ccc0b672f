import { keptSwitch } from '#lib/shell/kept-switch.ts'

/** Whether somebody asked for sound on this screen before; a browser that keeps nothing is asked again after the next start. */
export const keptSound = keptSwitch('zhibo-wall-sound')
