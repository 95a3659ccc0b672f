import { describe, expect, test } from 'vitest'
import { changedPaths } from './changes.ts'

const sewing = { name: '上领', priceMilliyuan: 350 }
const ironing = { name: '大烫', priceMilliyuan: 200 }

describe('what changed between two revisions', () => {
  test.each<[string, unknown, unknown, string[]]>([
    ['nothing', { title: '平车工', pay: { baseFen: 1 } }, { title: '平车工', pay: { baseFen: 1 } }, []],
    ['a text', { title: '平车工' }, { title: '整件车工' }, ['title']],
    ['a figure further in', { pay: { baseFen: 1, payDay: 15 } }, { pay: { baseFen: 2, payDay: 15 } }, ['pay.baseFen']],
    ['a field that came', {}, { shift: '早班' }, ['shift']],
    ['a field that went', { shift: '早班', title: 'a' }, { title: 'b' }, ['title', 'shift']],
    ['a field that was never filled in', { shift: '', tags: [] }, { shift: null }, []],
    ['yes to no', { byBank: true }, { byBank: false }, ['byBank']],
    ['nothing said to no', { byBank: null }, { byBank: false }, ['byBank']],
    ['a word of a list', { insurance: ['pension'] }, { insurance: ['pension', 'medical'] }, ['insurance']],
    ['the order of a list', { benefits: ['meals', 'shuttle'] }, { benefits: ['shuttle', 'meals'] }, ['benefits']],
    [
      'a record of a list',
      { pay: { operations: [sewing, ironing] } },
      { pay: { operations: [sewing, { ...ironing, priceMilliyuan: 210 }] } },
      ['pay.operations.1.priceMilliyuan'],
    ],
    ['a record that came', { operations: [sewing] }, { operations: [sewing, ironing] }, ['operations.1']],
    ['a record that went', { operations: [sewing, ironing] }, { operations: [sewing] }, ['operations.1']],
    ['the first record of all', { operations: [] }, { operations: [sewing] }, ['operations.0']],
    ['a whole part', { rules: null }, { rules: { fines: '无' } }, ['rules']],
  ])('%s', (_, before, after, paths) => {
    expect(changedPaths(before, after)).toEqual(paths)
  })
})
