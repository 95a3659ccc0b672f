import { z } from 'zod'
import { type ChainFault } from '@zhibo/core/audit/schema'
import { verifyChain } from '../audit/verify.ts'
import { onInstallation, typed } from './installation.ts'
import { type Given, type Said, VerbFailure } from './verb.ts'

const Days = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })

/** `audit verify [--from DAY] [--to DAY]`: fails with the first broken link. */
export function verifyAudit({ options, env }: Given): Promise<Said> {
  const { from, to } = typed(Days, { from: options.from, to: options.to })
  return onInstallation(env, async (ctx) => {
    const report = await verifyChain(ctx, { ...(from ? { from } : {}), ...(to ? { to } : {}) })
    if (report.fault) throw new VerbFailure(wordFault(report.fault))
    return { data: report, text: `${report.links} links in ${report.chains} chains, unbroken` }
  })
}

const words: Record<ChainFault['kind'], string> = {
  missing: 'is missing',
  altered: 'was altered after it was written',
  unlinked: 'does not follow from the one before it',
  tail: 'is where the chain stops agreeing with its head: the end was cut off, or the head moved',
}

const wordFault = ({ kind, scope, day, seq, entryId }: ChainFault): string =>
  `broken on ${day} in the chain of ${scope === 'county' ? 'the county' : `station ${scope}`}: ` +
  `link ${seq}${entryId ? ` (${entryId})` : ''} ${words[kind]}`
