import { expect, test } from 'vitest'
import { checkSentences } from './check.ts'
import { measurePosts, measureSentences, wanted } from './measure.ts'
import { checkPosts } from './posts/check.ts'
import { tunePosts } from './posts/tune.ts'
import { tuneSentences } from './tune.ts'

const halves = [
  ['sentences to tune with', tuneSentences.length, () => measureSentences(tuneSentences)],
  ['sentences to check with', checkSentences.length, () => measureSentences(checkSentences)],
  ['posts to tune with', tunePosts.length, () => measurePosts(tunePosts)],
  ['posts to check with', checkPosts.length, () => measurePosts(checkPosts)],
] as const

test.each(halves)('the %s are read as a reviewer would', { timeout: 60_000 }, (half, count, measured) => {
  const { wrong, ...rates } = measured()
  console.info(JSON.stringify({ half, count, ...rates }))

  for (const [rate, least] of Object.entries(wanted))
    expect(rates[rate as keyof typeof wanted], `${rate}\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(least)
})

test('the corpus has four hundred sentences and sixty posts at least, and none is in both halves', () => {
  expect(tuneSentences.length + checkSentences.length).toBeGreaterThanOrEqual(400)
  expect(tunePosts.length + checkPosts.length).toBeGreaterThanOrEqual(60)
  const tuned = new Set(tuneSentences.map(([text]) => text))
  expect(checkSentences.map(([text]) => text).filter((text) => tuned.has(text))).toEqual([])
  const tunedPosts = new Set(tunePosts.map(({ post }) => post.description))
  expect(checkPosts.filter(({ post }) => tunedPosts.has(post.description))).toEqual([])
})
