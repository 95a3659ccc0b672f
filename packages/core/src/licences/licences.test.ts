import { describe, expect, test } from 'vitest'
import { codeIn, likelyCode } from './code.ts'
import type { PrintedLine } from './print.ts'
import { suggestionsOf } from './suggest.ts'

/** A line as the reader gives it: words at spaces; `?` before one that it hardly believes. */
const line = (text: string, top = 0): PrintedLine =>
  text.split(' ').map((word, at) => ({
    text: word.replace(/^\?/, ''),
    confidence: word.startsWith('?') ? 0.2 : 0.9,
    box: { left: at / 20, top, width: 0.04, height: 0.03 },
  }))

const read = (...lines: string[]) =>
  Object.fromEntries(
    suggestionsOf({ lines: lines.map((text) => line(text)), closerCode: null, qr: null }).map(({ field, value }) => [
      field,
      value,
    ]),
  )

test('a licence as it is really read gives every field, specks and torn labels notwithstanding', () => {
  expect(
    read(
      '营业 执照',
      '统一 社会 信用 代码 91511725MADEM0OA15L',
      '名 。 称 (演示 ) 锦绣 制 衣 有 限 公司 ?修',
      '类 。 型 有 限 责 任 公司 (演示 )',
      '法定 代表 人 王 小 梅 注册 资本 壹佰 万元',
      '住所 “四川 省 达州 市 渠县 (演示 ) ?站',
      '营业 期 限 2020年01月02日 至 2040 年1月1日 ?谤',
      '登记 机 关 (演示 ) 渠县 市 场 监督 管理 局',
    ),
  ).toEqual({
    name: '（演示）锦绣制衣有限公司',
    creditCode: '91511725MADEM0A15L',
    kind: 'maker',
    legalRepresentative: '王小梅',
    address: '四川省达州市渠县（演示）',
    validUntil: '2040-01-01',
  })
})

test('labels side by side each keep their own, wherever they stand', () => {
  expect(
    read('名称 渠县某某 人力资源 有限公司 注册资本 伍拾万元', '类型 其他有限责任公司 成立日期 2020年1月2日'),
  ).toEqual({
    name: '渠县某某人力资源有限公司',
    kind: 'hr_agency',
  })
})

test.each([
  ['营业期限 长 期 ee', 'long_term'],
  ['营业期限 2019年5月1日至长期', 'long_term'],
  ['营业期限 自2019-05-01至2039-04-30', '2039-04-30'],
  ['有效期 2019年5月1日', undefined],
  ['营业期限 2019年5月1日至2039年13月40日', undefined],
])('%s lasts until %s', (text, until) => {
  expect(read(text)['validUntil']).toBe(until)
})

test.each([
  ['类型 个体工商户', 'self_employed'],
  ['类型 事业单位', 'public_institution'],
  ['名称 渠县某劳务派遣有限公司', 'labour_dispatch'],
  ['名称 渠县某贸易有限公司', undefined],
])('%s is of kind %s', (text, kind) => {
  expect(read(text)['kind']).toBe(kind)
})

test('a page that is no licence suggests nothing', () => {
  expect(read('今天 天气 很 好', '?车 ?间 2024 第 3 页')).toEqual({})
})

describe('a credit code', () => {
  test.each([
    ['as it is', '91511725MADEM0A15L'],
    ['with O for 0 and I for 1', '9I5II725MADEMOAI5L'],
    ['with a letter read twice', '91511725MADEM0OA15L'],
    ['in small letters with spaces', '91511725 madem0a15l'],
  ])('is found %s', (_, reading) => {
    expect(likelyCode([reading])).toEqual({ code: '91511725MADEM0A15L', passes: true })
  })

  test('that passes no check is given as read, and says so: a real one is known that fails', () => {
    expect(likelyCode(['91511725MADEM0A15X'])).toEqual({ code: '91511725MADEM0A15X', passes: false })
    expect(likelyCode(['9151'])).toBeNull()
  })

  test('in a QR code is taken when it passes both checks, and is surer than print', () => {
    const qr = 'https://example.org/q?uniscid=91511725MADEM0A15L&x=1'
    expect(codeIn(qr)).toBe('91511725MADEM0A15L')
    expect(codeIn('https://example.org/AAAAAAAAAAAAAAAAAAAA')).toBeNull()
    const lines = [line('统一社会信用代码 91511725MADEM0A15X')]
    expect(suggestionsOf({ lines, closerCode: null, qr })).toMatchObject([
      { value: '91511725MADEM0A15L', source: 'qr', confidence: 1, passes: true, box: null },
    ])
    expect(suggestionsOf({ lines, closerCode: null, qr: null })).toMatchObject([
      { source: 'print', passes: false, confidence: 0.5, box: { left: 0.05 } },
    ])
  })
})
