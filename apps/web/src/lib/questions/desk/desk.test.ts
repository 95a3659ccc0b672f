import type { DeskQuestionView, QuestionView } from '@zhibo/core/questions/schema'
import { expect, test } from 'vitest'
import { heldAtDesk, hiddenAtDesk, piecesOf, sameAmong, shownAtDesk } from './desk.ts'
import { deskKey } from './keys.ts'

const live = (id: string, given: Partial<QuestionView> = {}): QuestionView => ({
  id,
  text: id,
  state: 'open',
  votes: 0,
  answer: null,
  jobId: null,
  answeredBy: null,
  answeredAtMs: null,
  askedAt: '2026-11-27T12:00:00.000Z',
  ...given,
})
const desk = (id: string, given: Partial<DeskQuestionView> = {}): DeskQuestionView => ({
  ...live(id),
  heldFor: null,
  reasonCode: null,
  reason: '',
  found: [],
  gist: id,
  promised: false,
  asker: { hidden: 0, silence: null },
  ...given,
})

test('the desk shows what the stream says now, in the asker’s own words', () => {
  const [one, two] = shownAtDesk(
    [live('a', { text: '打 ****', votes: 3 }), live('b')],
    [desk('a', { text: '打 13812345678', votes: 1 })],
  )
  expect(one).toMatchObject({ text: '打 13812345678', votes: 3, gist: 'a' })
  expect(two).toEqual(live('b'))
})

test('what was hidden is at hand until the stream shows it again', () => {
  const all = [desk('a', { state: 'hidden' }), desk('b', { state: 'hidden' }), desk('c'), desk('d', { state: 'held' })]
  expect(hiddenAtDesk([live('b'), live('c')], all).map(({ id }) => id)).toEqual(['a'])
})

test('what is held waits until the stream shows it', () => {
  const all = [desk('a', { state: 'held' }), desk('b', { state: 'held' }), desk('c')]
  expect(heldAtDesk([live('b')], all).map(({ id }) => id)).toEqual(['a'])
})

test('what asks the same goes into the most wanted, the largest group first', () => {
  const waiting = [
    desk('a', { gist: '住宿' }),
    desk('b', { gist: '住宿', votes: 2 }),
    desk('c', { gist: '夫妻房' }),
    desk('d', { gist: '住宿' }),
    desk('e', { gist: '夫妻房' }),
    desk('f', { gist: '' }),
    live('g'),
    live('h'),
  ]
  expect(sameAmong(waiting).map(({ into, others }) => [into.id, others.map(({ id }) => id)])).toEqual([
    ['b', ['a', 'd']],
    ['c', ['e']],
  ])
})

test('a text is cut where something was found, also where findings overlap', () => {
  const text = '加微信 abc，傻子'
  const pieces = piecesOf(text, [
    { start: 7, end: 9 },
    { start: 1, end: 6 },
    { start: 3, end: 6 },
  ])
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter(({ found }) => found).map((piece) => piece.text)).toEqual(['微信 ab', '，傻'])
  expect(piecesOf('包住吗', [])).toEqual([{ text: '包住吗', found: false }])
})

test('keys mean something at the desk, and nothing with Ctrl or unknown', () => {
  const key = (name: string, more: object = {}) =>
    deskKey({ key: name, ctrlKey: false, altKey: false, metaKey: false, target: null, ...more })
  expect(key('j')).toEqual({ move: 1 })
  expect(key('X')).toEqual({ open: 'hide' })
  expect(key('Escape')).toEqual({ close: true })
  expect(key('r', { ctrlKey: true })).toBeNull()
  expect(key('q')).toBeNull()
  expect(key('toString')).toBeNull()
})
