import { z } from 'zod'

export const StudioView = z.object({ id: z.uuid(), name: z.string() })
export type StudioView = z.infer<typeof StudioView>

/** A livestream station with what the law wants shown: operator, HR licence, supervising body and its phone (令 44 art. 13; 条例 32). */
export const StationView = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  operator: z.string(),
  hrLicenceNo: z.string(),
  hrLicenceExpires: z.iso.date(),
  supervisingBody: z.string(),
  supervisingPhone: z.string(),
  studios: z.array(StudioView),
})
export type StationView = z.infer<typeof StationView>
