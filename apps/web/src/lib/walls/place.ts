import { z } from 'zod'

/** Where a wall hangs, and how many seats stand before it. */
export const WallPlace = z.object({
  place: z.string().trim().min(1).max(40).optional().catch(undefined),
  seats: z.coerce.number().int().min(1).max(60).optional().catch(undefined),
})
export type WallPlace = z.infer<typeof WallPlace>

/** Out of an address; what is no place or number is as good as not said. */
export const placeIn = (url: URL): WallPlace => WallPlace.parse(Object.fromEntries(url.searchParams))
