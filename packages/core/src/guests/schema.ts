import { z } from 'zod'

/** 连麦: a viewer asks to speak, is called, tested off air, brought on and taken off. */
export const GuestCallState = z.enum(['asked', 'called', 'testing', 'on_air', 'done', 'declined', 'withdrawn'])
export type GuestCallState = z.infer<typeof GuestCallState>
