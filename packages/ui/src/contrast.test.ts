import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

type Palette = Record<string, string>

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const [plain = '', care = ''] = css.split('/* 关怀模式')
const light = palette(before(plain))
const dark = { ...light, ...palette(inDark(plain)) }
const careLight = { ...light, ...palette(before(care)) }
const careDark = { ...dark, ...palette(inDark(care)) }

const tones = ['action', 'live', 'verified', 'waiting']

describe.each([
  ['light', light, 4.5],
  ['dark', dark, 4.5],
  ['care', careLight, 7],
  ['care in the dark', careDark, 7],
])('%s', (_name, colours, least) => {
  test.each(['ink', 'muted', ...tones])('%s is readable on paper and surface', (ink) => {
    for (const ground of ['paper', 'surface']) expect(ratio(colours, ink, ground)).toBeGreaterThanOrEqual(least)
  })

  test.each(tones)('words are readable on and in %s', (tone) => {
    expect(ratio(colours, 'on-tone', tone)).toBeGreaterThanOrEqual(least)
    expect(ratio(colours, tone, `${tone}-soft`)).toBeGreaterThanOrEqual(least)
    expect(ratio(colours, 'ink', `${tone}-soft`)).toBeGreaterThanOrEqual(least)
    expect(ratio(colours, 'muted', `${tone}-soft`)).toBeGreaterThanOrEqual(least)
  })

  test('a switched-off button can still be read', () => {
    expect(ratio(colours, 'muted', 'idle')).toBeGreaterThanOrEqual(4.5)
  })

  test('the outline of a control stands out 3:1', () => {
    for (const ground of ['paper', 'surface']) expect(ratio(colours, 'edge', ground)).toBeGreaterThanOrEqual(3)
  })
})

test('the four themes are told apart in the file', () => {
  expect([light, dark, careLight, careDark].map(({ paper }) => paper)).toEqual([
    '#faf7f1',
    '#13151a',
    '#ffffff',
    '#000000',
  ])
  expect(careLight.ink).toBe('#000000')
  expect(careDark.ink).toBe('#ffffff')
})

function before(block: string): string {
  const start = block.indexOf(':root {')
  return block.slice(start, block.indexOf('@variant dark {', start))
}

function inDark(block: string): string {
  const start = block.indexOf('@variant dark {', block.indexOf(':root {'))
  return block.slice(start, block.indexOf('}', start))
}

function palette(block: string): Palette {
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]))
}

/** WCAG 2.2 contrast of two tokens. */
function ratio(colours: Palette, a: string, b: string): number {
  const [lighter, darker] = [luminance(colours[a]!), luminance(colours[b]!)].toSorted((x, y) => y - x)
  return (lighter! + 0.05) / (darker! + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
