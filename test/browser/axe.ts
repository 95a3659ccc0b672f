import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Fails with what axe finds on the page as it stands, WCAG 2.2 AA and good practice, each finding with its elements. */
export async function expectAccessible(page: Page, where = page.url()): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  await expectNone(new AxeBuilder({ page }).withTags(tags), where)
}

/** The same, of what another look of one page can change: colours and sizes. */
export const expectReadable = (page: Page, where: string): Promise<void> =>
  expectNone(new AxeBuilder({ page }).withRules(['color-contrast', 'target-size', 'link-in-text-block']), where)

async function expectNone(builder: AxeBuilder, where: string): Promise<void> {
  // Our pages hold no frames, which are all that the other mode is for; it opens a page of its own each time.
  const { violations } = await builder.setLegacyMode(true).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, any }) => `${id}: ${target.join(' ')} ${html} ${any[0]?.message ?? ''}`),
  )
  expect(found, `axe on ${where}`).toEqual([])
}
