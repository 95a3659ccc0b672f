import { wordAction } from '@zhibo/core/audit/words'
import { shanghaiTime } from '@zhibo/core/day'
import type { Locale } from '@zhibo/core/problem/locale'
import type { TimelineView } from '@zhibo/core/timeline/schema'
import { csvLine } from '../http/csv.ts'

const columns: Record<Locale, string[]> = {
  'zh-CN': ['时间', '播出（毫秒）', '做了什么', '动作代码', '谁', '关于', '原因'],
  en: ['time', 'into the show (ms)', 'what was done', 'action', 'who', 'about', 'reason'],
}

/** What happened, as lines of a table. */
export async function* timelineCsv({ happenings }: TimelineView, locale: Locale): AsyncGenerator<string> {
  yield csvLine(columns[locale])
  for (const { at, atMs, action, actorName, about, reason } of happenings)
    yield csvLine([shanghaiTime(new Date(at)), atMs, wordAction(action, locale), action, actorName, about, reason])
}
