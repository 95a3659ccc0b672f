import { expect, test } from 'vitest'
import { gate } from './gate.ts'

/** Work that ends when told. */
function aPiece() {
  const { promise, resolve } = Promise.withResolvers<void>()
  let began = false
  const work = () => {
    began = true
    return promise
  }
  return { work, end: resolve, began: () => began }
}

test('as much goes in as there is room for, in the order it came, and the largest alone', async () => {
  const pass = gate(10, 5)
  const [first, second, large, small] = [aPiece(), aPiece(), aPiece(), aPiece()]
  const done = [pass(5, first.work), pass(5, second.work), pass(99, large.work), pass(1, small.work)]
  const began = () => [first, second, large, small].map((piece) => piece.began())

  await Promise.resolve()
  expect(began()).toEqual([true, true, false, false])
  first.end()
  await done[0]
  expect(began()).toEqual([true, true, false, false])
  second.end()
  await done[1]
  await Promise.resolve()
  expect(began()).toEqual([true, true, true, false])
  large.end()
  small.end()
  await Promise.all(done)
})

test('who would have to stand too far back is sent away, and a failure makes room', async () => {
  const pass = gate(1, 1)
  const first = aPiece()
  const failing = pass(1, () => first.work().then(() => Promise.reject(new Error('broken'))))
  const next = pass(1, () => Promise.resolve('in'))
  await expect(pass(1, () => Promise.resolve('too late'))).rejects.toMatchObject({ code: 'unavailable' })
  first.end()
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('in')
})
