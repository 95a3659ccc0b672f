import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ReviewDay } from './waiting.ts'

type Deed = [what: string, who: string]

/** Looking at a case, and what chance draws for a second look, are in the trail too and no part of this story. */
const beside = ['打开审核件，查看证据', '抽中复查']

/** What the trail's screen tells of one subject, oldest first: what was done, and in which role. */
async function deedsOn(page: Page, subject: string, { reviewer, leads, agency, maker }: ReviewDay): Promise<Deed[]> {
  const roles: Record<string, string> = {
    [reviewer.personId]: '审核员',
    [maker.reviewer.personId]: '早先的审核员',
    [leads[0].personId]: '一位负责人',
    [leads[1].personId]: '另一位负责人',
    [agency.personId]: '中介的主人',
    [maker.owner.personId]: '厂里的主人',
  }
  await page.goto(`/trail?subject=${subject}`)
  const rows = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
  await rows.first().waitFor()
  const told = await rows.evaluateAll((all) =>
    all.map((row) => {
      const [, who, what] = row.querySelectorAll('[role=cell]')
      const actor = new URLSearchParams(who?.querySelector('a')?.search).get('actor') ?? ''
      return [what?.textContent.trim() ?? '', actor] as const
    }),
  )
  return told
    .filter(([what]) => !beside.includes(what))
    .map(([what, actor]): Deed => [what, roles[actor] ?? '系统'])
    .toReversed()
}

/** The auditor follows each case of the day by the screen, and finds every deed under whoever did it. */
export async function followEach(page: Page, day: ReviewDay): Promise<void> {
  const { cases } = day
  const told = (subject: string) => deedsOn(page, subject, day)
  const claimed: Deed = ['领取审核件', '审核员']

  expect(await told(cases.clean), 'the clean maker').toEqual([claimed, ['审核通过', '审核员']])
  expect(await told(cases.badJob), 'the job that was returned, and mended').toEqual([
    claimed,
    ['退回修改', '审核员'],
    claimed,
    ['审核通过', '审核员'],
  ])
  const mended = await told(day.badJobId)
  expect(
    mended.filter(([what]) => what === '提交岗位'),
    'by whom it was handed in, and again',
  ).toEqual([
    ['提交岗位', '厂里的主人'],
    ['提交岗位', '厂里的主人'],
  ])
  expect(await told(cases.badCode), 'what two people sign').toEqual([
    claimed,
    ['提议通过，等第二人签字', '审核员'],
    ['审核通过', '一位负责人'],
  ])
  expect(await told(cases.agency), 'the agency: rejected, appealed, overturned').toEqual([
    claimed,
    ['驳回', '审核员'],
    ['提出申诉', '中介的主人'],
    ['提议申诉改判，等第二人签字', '一位负责人'],
    ['申诉改判', '另一位负责人'],
  ])
  expect(await told(cases.behindNewName), 'the operator behind a new name').toEqual([claimed, ['驳回', '审核员']])
  expect(await told(day.blacklistEntryId), 'how the operator was shut out').toEqual([
    ['提请列入不良名单', '一位负责人'],
    ['签字列入不良名单', '另一位负责人'],
  ])
  expect(await told(cases.maker), 'the employer that was suspended on air').toEqual([
    ['领取审核件', '早先的审核员'],
    ['审核通过', '早先的审核员'],
    ['暂停核验', '另一位负责人'],
  ])
}
