import { expect, inject, test } from 'vitest'

const stack = inject('stack')

test.each([
  ['zh-CN', '跳到正文', 'Skip to the content'],
  ['en', 'Skip to the content', '跳到正文'],
])('the script of a page in %s says its words, and none of the other language', async (locale, own, other) => {
  const get = async (url: string) => {
    const answer = await fetch(new URL(url, stack.origin), { headers: { cookie: `zhibo_locale=${locale}` } })
    expect(answer.status, url).toBe(200)
    return answer.text()
  }
  const page = await get('/')
  const files = [...page.matchAll(/href="([^"]+\.js)"/g)].map(([, url]) => url!)
  const script = (await Promise.all(files.map(get))).join('\n')
  expect(script).toContain(own)
  expect(script).not.toContain(other)
})
