import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const web = path.resolve(import.meta.dirname, '../../..')
const slices = globSync('messages/zh-CN/*.json', { cwd: web }).map((file) => path.basename(file))
const textOf = (locale: string, slice: string) => readFileSync(path.join(web, 'messages', locale, slice), 'utf8')
const namesIn = (locale: string, slice: string) => Object.keys(JSON.parse(textOf(locale, slice)) as object)
const names = slices.flatMap((slice) => namesIn('zh-CN', slice))

const source = globSync('src/**/*.{ts,svelte}', { cwd: web, exclude: ['src/lib/paraglide/**', '**/*.test.ts'] })
  .map((file) => readFileSync(path.join(web, file), 'utf8'))
  .join('\n')

test('both languages say the same things', () => {
  expect(globSync('messages/en/*.json', { cwd: web }).map((file) => path.basename(file))).toEqual(slices)
  for (const slice of slices) expect(namesIn('en', slice).toSorted()).toEqual(namesIn('zh-CN', slice).toSorted())
})

test('no name stands twice in a file, where the second would silently take the place of the first', () => {
  for (const locale of ['zh-CN', 'en'])
    for (const slice of slices) {
      const written = [...textOf(locale, slice).matchAll(/^ {2}"(\w+)":/gm)].map(([, name]) => name)
      expect(written.filter((name, at) => written.indexOf(name) !== at)).toEqual([])
      expect(written).toHaveLength(namesIn(locale, slice).length)
    }
})

test('a file of messages is one that is compiled, and no name stands in two', () => {
  const settings = readFileSync(path.join(web, 'project.inlang/settings.json'), 'utf8')
  expect(slices.filter((slice) => !settings.includes(`/{locale}/${slice}"`))).toEqual([])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('every message is said somewhere', () => {
  const said = new Set(source.match(/\w+/g))
  // What is put together where it is said: m[`jobs_benefit_${benefit}`]
  const made = [...source.matchAll(/\bm\[\s*`([^`]+)`\s*\]/g)].map(
    ([, made]) => new RegExp(`^${made!.replaceAll(/\$\{[^}]+\}/g, '\\w+')}$`),
  )
  const unsaid = names.filter((name) => !said.has(name) && !made.some((pattern) => pattern.test(name)))
  expect(unsaid).toEqual([])
})
