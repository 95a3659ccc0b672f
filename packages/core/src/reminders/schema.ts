import { z } from 'zod'

/** How long before its start whoever asked is told of a show. */
export const reminderMinutes = 30

/** 开播提醒: whether the reader asked to be told when a show is about to start. */
export const ReminderView = z.object({ on: z.boolean() })
export type ReminderView = z.infer<typeof ReminderView>
