import { expect, test } from 'vitest'
import { checkJob } from '../checks/check-job.ts'
import { checkSentences } from '../checks/corpus/check.ts'
import { checkPosts } from '../checks/corpus/posts/check.ts'
import { tunePosts } from '../checks/corpus/posts/tune.ts'
import { tuneSentences } from '../checks/corpus/tune.ts'
import { aLawfulPost, demoContext } from '../checks/testing.ts'
import { ruleSets } from './rule-set.ts'

test('every law a check of a job stands on is named by the newest set of rules, and no law besides', () => {
  const posts = [
    ...[...checkSentences, ...tuneSentences].map(([description]) => ({ description })),
    ...[...checkPosts, ...tunePosts].map(({ post }) => post),
  ]
  const found = posts.flatMap((post) => checkJob({ ...aLawfulPost, ...post }, demoContext).findings)
  const laws = new Set(found.flatMap(({ basis }) => basis.split('；')).map((law) => law.replace(/第.*条$/, '')))
  const { jobBases } = ruleSets.at(-1)!
  expect([...laws].toSorted()).toEqual(jobBases.map((base) => base.replace(/（.*）$/, '')).toSorted())
})

test('sets follow one another', () => {
  const days = ruleSets.map(({ from }) => from)
  expect(days).toEqual([...new Set(days)].toSorted())
})
