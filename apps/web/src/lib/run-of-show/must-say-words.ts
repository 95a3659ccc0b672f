import type { JobCard } from '@zhibo/core/jobs/schema'
import type { MustSay } from '@zhibo/core/jobs/must-say'
import { money } from '@zhibo/ui/format'
import { insuranceNames } from '#lib/jobs/more-names.ts'
import { benefitNames } from '#lib/jobs/names.ts'
import { payFigure, payNote } from '#lib/jobs/words.ts'
import { m } from '#lib/paraglide/messages.js'

/** A line as it is read out; `warns` where something is not promised, or not offered. */
export interface SayLine {
  text: string
  warns: boolean
}

const plain = (text: string): SayLine => ({ text, warns: false })
const warning = (text: string): SayLine => ({ text, warns: true })

/** What must be said, in the words in which it is said. */
export function sayLine(line: MustSay, job: JobCard): SayLine {
  switch (line.what) {
    case 'pay':
      return plain(m.run_say_pay({ figure: payFigure(job), note: payNote(job) }))
    case 'lawful':
      return plain(m.run_say_lawful({ floor: money(line.fen) }))
    case 'takes_pieces':
      return warning(m.run_say_takes_pieces({ amount: money(line.fen), pieces: line.perHour }))
    case 'commission':
      return warning(m.run_say_commission({ base: money(line.fen) }))
    case 'intake':
      return warning(m.run_say_intake({ amount: money(line.fen) }))
    case 'pay_day':
      return plain(m.run_say_pay_day({ day: line.day }))
    case 'hours':
      return plain(
        [m.run_say_hours({ hours: line.perDay, days: line.daysPerWeek }), ...(line.shift ? [line.shift] : [])].join(
          m.run_list_comma(),
        ),
      )
    case 'rest':
      return line.daysPerMonth > 0 ? plain(m.run_say_rest({ days: line.daysPerMonth })) : warning(m.run_say_no_rest())
    case 'board':
      return line.benefits.length > 0
        ? plain(line.benefits.map((benefit) => benefitNames[benefit]()).join(m.run_list_comma()))
        : warning(m.run_say_no_board())
    case 'insurance':
      return line.kinds.length > 0
        ? plain(
            m.run_say_insurance({ list: line.kinds.map((kind) => insuranceNames[kind]()).join(m.run_list_comma()) }),
          )
        : warning(m.run_say_no_insurance())
    case 'free':
      return plain(m.run_say_free())
    case 'place':
      return plain(m.run_say_place({ place: line.place }))
    case 'promise':
      return plain(m.run_say_promise({ question: line.question, answer: line.text }))
  }
}
