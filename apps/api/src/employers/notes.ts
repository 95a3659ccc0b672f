import { checkFile } from '@zhibo/core/employers/check-file'
import { wordFinding } from '@zhibo/core/employers/finding'
import type { EmployerFile } from '@zhibo/core/employers/schema'
import { shanghaiDay } from '@zhibo/core/day'
import { type BlacklistMatch, blacklistMatches, lockMatches } from '../blacklist/matches.ts'
import type { Ctx, Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import type { ReviewNote } from '../reviews/subject.ts'
import { listMembers } from './member-queries.ts'

/** What a reviewer must know of a file that it does not say itself. One that blocks forbids the approval. */
export async function notesOn(ctx: Ctx, employerId: string, file: EmployerFile): Promise<ReviewNote[]> {
  const matches = await blacklistMatches(ctx, await whoIsBehind(ctx, employerId, file.creditCode))
  const findings = checkFile(file, ctx.clock())
  return [
    ...matches.map((match) => blacklistNote(ctx, match)),
    ...findings.map((finding) => ({
      code: finding.rule,
      blocks: false,
      field: finding.field,
      basis: finding.basis,
      message: wordFinding(finding, ctx.locale),
    })),
  ]
}

/** Refuses while the company's code or anybody who acts for it is on the blacklist. Waits for a signature that is being written. */
export async function refuseBlacklisted(tx: Tx, employerId: string, creditCode: string): Promise<void> {
  const matches = await lockMatches(tx, await whoIsBehind(tx, employerId, creditCode))
  if (matches.length > 0) throw new AppError('blacklisted')
}

/** A new company name hides neither the code nor the people. */
async function whoIsBehind(ctx: Ctx, employerId: string, creditCode: string) {
  const members = await listMembers(ctx, employerId)
  return { creditCode, personIds: members.map((member) => member.person_id) }
}

function blacklistNote({ locale }: Ctx, { kind, until, reason: told }: BlacklistMatch): ReviewNote {
  const reason = told.replace(/[。.]+$/, '')
  const day = shanghaiDay(until)
  const words =
    kind === 'credit_code'
      ? {
          'zh-CN': `这个统一社会信用代码在不良名单上，到 ${day}：${reason}。期内不能通过。`,
          en: `This credit code is on the blacklist until ${day}: ${reason}. It cannot be approved meanwhile.`,
        }
      : {
          'zh-CN': `这家企业的经办人在不良名单上，到 ${day}：${reason}。换了企业名也不能通过。`,
          en: `Somebody who acts for this employer is on the blacklist until ${day}: ${reason}. A new company name changes nothing.`,
        }
  return {
    code: kind === 'credit_code' ? 'blacklisted_code' : 'blacklisted_operator',
    blocks: true,
    field: kind === 'credit_code' ? 'creditCode' : 'contactName',
    basis: '',
    message: words[locale],
  }
}
