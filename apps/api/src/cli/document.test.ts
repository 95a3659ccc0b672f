import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from './document.ts'
import { VerbFailure } from './verb.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The document put together again, or that it is no JSON. */
function read(text: string): unknown {
  try {
    const { rest, elements } = readDocument(bytes(text), 'list')
    return elements ? Object.assign(rest as object, { list: [...elements] }) : rest
  } catch (error) {
    if (error instanceof VerbFailure) return 'no JSON'
    throw error
  }
}

function wholly(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return 'no JSON'
    throw error
  }
}

const awkward = fc.constantFrom('"', '\\', '[', ']', '{', '}', ',', ':', ' ', '织', '\\"', 'list')
const text = fc.array(awkward, { maxLength: 6 }).map((parts) => parts.join(''))
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(fc.oneof(text, fc.constant('list')), tie('any'), { maxKeys: 4, noNullPrototype: true }),
}))
const document = fc
  .tuple(value.object, fc.oneof(value.list, value.any), value.object, fc.constantFrom(0, 2))
  .map(([before, list, after, indent]) =>
    JSON.stringify({ ...(before as object), list, ...(after as object) }, null, indent),
  )

test('a document read element by element is the document that was written', () => {
  fc.assert(
    fc.property(document, (written) => {
      expect(read(written)).toEqual(wholly(written))
    }),
    { numRuns: 1000 },
  )
})

test('what is broken anywhere is no JSON, and nothing else is', () => {
  const broken = fc.tuple(document, fc.nat(), fc.nat(2), awkward).map(([written, at, gone, put]) => {
    const place = at % (written.length + 1)
    return written.slice(0, place) + put + written.slice(place + gone)
  })
  fc.assert(
    fc.property(broken, (written) => {
      expect(read(written)).toEqual(wholly(written))
    }),
    { numRuns: 3000 },
  )
})

test('the last of two lists holds, however its key is spelt', () => {
  for (const written of ['{"list":[1],"list":[2,3]}', '{"list":[1],"l\\u0069st":[2,3]}', '{"list":[1],"list":7}'])
    expect(read(written)).toEqual(wholly(written))
})

test('bytes that are not UTF-8 are refused, naming the element', () => {
  const wrong = Buffer.concat([bytes('{"list":[1,"'), Buffer.from([0xff]), bytes('"]}')])
  expect(() => [...(readDocument(wrong, 'list').elements ?? [])]).toThrow('list[1]: not UTF-8')
})
