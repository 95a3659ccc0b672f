import { type ChainFault } from '@zhibo/core/audit/schema'
import { z } from 'zod'
import { sealing, sealTrail } from '../audit/seal.ts'
import { verifyTrail } from '../audit/verify.ts'
import { withLock } from '../background/lock.ts'
import { onInstallation, typed } from './installation.ts'
import { type Given, type Said, VerbFailure } from './verb.ts'

const Days = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })

/** `audit verify [--from DAY] [--to DAY]`: fails with the first broken link, in the chains or against the daily files. */
export function verifyAudit({ options, env }: Given): Promise<Said> {
  const { from, to } = typed(Days, { from: options.from, to: options.to })
  return onInstallation(env, async (ctx) => {
    const report = await verifyTrail(ctx, { ...(from ? { from } : {}), ...(to ? { to } : {}) })
    if (report.fault) throw new VerbFailure(wordFault(report.fault))
    const { links, chains, seals } = report
    return { data: report, text: `${links} links in ${chains} chains, unbroken; ${seals} signed daily files agree` }
  })
}

/** `audit seal`: what the background does by itself each minute, at once. */
export function sealAudit({ env }: Given): Promise<Said> {
  return onInstallation(env, async (ctx) => {
    let sealed: Awaited<ReturnType<typeof sealTrail>> | undefined
    await withLock(ctx.db, sealing, async () => (sealed = await sealTrail(ctx)))
    if (!sealed) throw new VerbFailure('the running server is sealing just now: try again')
    const [fault] = sealed.faults
    if (fault) throw new VerbFailure(wordFault(fault))
    const { days } = sealed
    const text = days.length === 0 ? 'every daily file is up to date' : `wrote the daily files of ${days.join(', ')}`
    return { data: { days }, text }
  })
}

const linkWords: Partial<Record<ChainFault['kind'], string>> = {
  missing: 'is missing',
  altered: 'was altered after it was written',
  unlinked: 'does not follow from the one before it',
  tail: 'is where the chain stops agreeing with its head: the end was cut off, or the head moved',
  cut: 'is gone: the signed daily file has seen it',
  rewritten: 'is not the one that the signed daily file has seen',
  added: 'came after the day was closed by its signed daily file',
}

function wordFault({ kind, scope, day, seq, entryId }: ChainFault): string {
  if (kind === 'seal_number') return `broken: the daily file with number ${seq} is gone, so a day may be gone with it`
  if (kind === 'seal_forged') return `broken on ${day}: its daily file is not signed by this installation's key`
  if (kind === 'seal_missing') return `broken on ${day}: it has no closed daily file; zhibo audit seal writes it`
  const chain = scope === 'county' ? 'the county' : `station ${scope}`
  return `broken on ${day} in the chain of ${chain}: link ${seq}${entryId ? ` (${entryId})` : ''} ${linkWords[kind]}`
}
