import { LedgerMonth } from '@zhibo/core/ledger/schema'
import { z } from 'zod'
import { readLedger } from '../ledger/read.ts'
import { stationBySlug } from '../stations/by-slug.ts'
import { onInstallation, typed } from './installation.ts'
import { type Given, type Said, VerbFailure } from './verb.ts'

const Asked = z.object({ station: z.string(), month: LedgerMonth })

/** `ledger recompute STATION MONTH`: the station by its short name or id. Computed from the evidence each time; nothing is stored. */
export function recomputeLedger({ args: [given, asked], env }: Given): Promise<Said> {
  const { station, month } = typed(Asked, { station: given, month: asked })
  return onInstallation(env, async (ctx) => {
    const id = (await stationBySlug(ctx, station)) ?? z.uuid().safeParse(station).data
    if (id === undefined) throw new VerbFailure(`no station ${station}`)
    return { data: await readLedger(ctx, id, month) }
  })
}
