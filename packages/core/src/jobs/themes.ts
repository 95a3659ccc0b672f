import { z } from 'zod'
import type { Benefit } from './schema.ts'
import type { Trade } from './trades.ts'

/** 专场: sewers on flat machines, shifts between school runs, rooms for couples. */
export const JobTheme = z.enum(['flat_seam', 'school_run', 'couples'])
export type JobTheme = z.infer<typeof JobTheme>

/** What a job must offer to fit a theme: a trade, or something beside the pay. */
export const themeAsks: Record<JobTheme, { trade?: Trade; benefit?: Benefit }> = {
  flat_seam: { trade: 'flat_seamer' },
  school_run: { benefit: 'school_run' },
  couples: { benefit: 'couples_room' },
}
