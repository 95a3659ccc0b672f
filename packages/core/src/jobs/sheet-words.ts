import type { Locale } from '../problem/locale.ts'
import type { SheetProblem, SheetProblemCode } from './sheet.ts'

const say = (zh: (about: string) => string, en: (about: string) => string) => ({ 'zh-CN': zh, en })

const codes: Record<Exclude<SheetProblemCode, 'invalid' | 'finding'>, Record<Locale, (about: string) => string>> = {
  no_rows: say(
    () => '表里还没有岗位：从第 2 行起，一行写一个。',
    () => 'No jobs yet: write one a row, from row 2.',
  ),
  too_many_rows: say(
    () => '一次最多 200 个岗位，从这一行起请放到另一张表。',
    () => 'At most 200 jobs at once. Put the rows from here on into another workbook.',
  ),
  column_unknown: say(
    (about) => `不认识“${about}”这一列。请用模板里的列名。`,
    (about) => `“${about}” is no column we know. Use the names of the template.`,
  ),
  column_twice: say(
    (about) => `“${about}”这一列写了两次，留一列。`,
    (about) => `The column “${about}” is there twice. Keep one.`,
  ),
  column_missing: say(
    (about) => `缺少“${about}”这一列。`,
    (about) => `The column “${about}” is missing.`,
  ),
  formula: say(
    () => '这一格是公式。请改成写死的数或文字。',
    () => 'This cell is a formula. Write the figure or the words themselves.',
  ),
  error_value: say(
    () => '这一格是出错的值（如 #N/A），请重填。',
    () => 'This cell holds an error value such as #N/A. Please fill it in again.',
  ),
  not_a_number: say(
    (about) => `“${about}”不是数，只写数字，比如 3600。`,
    (about) => `“${about}” is not a number. Write figures only, such as 3600.`,
  ),
  not_a_day: say(
    (about) => `“${about}”不是日期，写成 2026-12-31 这样。`,
    (about) => `“${about}” is not a date. Write it as 2026-12-31.`,
  ),
  not_listed: say(
    (about) => `“${about}”不在可选的词里，请照“说明”表里的写。`,
    (about) => `“${about}” is not one of the words we know. See the sheet “Notes”.`,
  ),
  job_unknown: say(
    (about) => `“岗位”表里没有叫“${about}”的岗位。`,
    (about) => `No job called “${about}” is in the sheet of jobs.`,
  ),
  job_twice: say(
    (about) => `有两个岗位都叫“${about}”，分不清是哪一个的工序，请改个名字。`,
    (about) => `Two jobs are called “${about}”, so it is not clear whose operation this is. Rename one.`,
  ),
  too_many_operations: say(
    (about) => `“${about}”的工序太多，最多 20 道。`,
    (about) => `“${about}” has too many operations: 20 at most.`,
  ),
}

/** What is wrong, for the person who filled the workbook in; what to write instead where that is known. */
export function wordSheetProblem({ code, about, words }: SheetProblem, locale: Locale): string {
  if (code === 'invalid' || code === 'finding') return words?.[locale] ?? ''
  return codes[code][locale](about)
}

/** What the checks find may be mended later, in each job's own form; anything else keeps a workbook from being taken. */
export const stopsImport = ({ code }: Pick<SheetProblem, 'code'>): boolean => code !== 'finding'
