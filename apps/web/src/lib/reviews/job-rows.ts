import { schemeFields } from '@zhibo/core/checks/pay'
import { JobContent } from '@zhibo/core/jobs/schema'
import { tradeNames } from '@zhibo/core/jobs/trades'
import { calendarDate, type Locale, money, piecePrice } from '@zhibo/ui/format'
import { baseName, employmentNames, exceptionNames } from '#lib/jobs/form-names.ts'
import { insuranceNames, sourceNames } from '#lib/jobs/more-names.ts'
import { benefitNames, schemeNames } from '#lib/jobs/names.ts'
import { m } from '#lib/paraglide/messages.js'
import { row, type RowGroup } from './row.ts'

const date = (day: string | null, locale: Locale) => (day ? calendarDate(day, locale) : '')
const list = (words: string[]) => words.join(m.reviews_comma())

/** A job in words: what is done where by whom, and what it pays. */
export function jobGroups(content: Record<string, unknown>, locale: Locale): RowGroup[] {
  const job = JobContent.parse(content)
  const { pay, hours } = job
  const needs: readonly string[] = schemeFields[pay.scheme]
  const amount = (name: 'baseFen' | 'floorFen', label: string) =>
    needs.includes(name) || pay[name] > 0 ? [row(`pay.${name}`, label, money(pay[name]))] : []
  return [
    {
      part: 'job',
      rows: [
        row('title', m.jobs_field_title(), job.title),
        row('trade', m.jobs_field_trade(), tradeNames[job.trade][locale]),
        row('description', m.jobs_field_description(), job.description),
        row('conditions', m.jobs_field_conditions(), job.conditions),
        row('place', m.jobs_field_place(), job.place),
        row('headcount', m.jobs_field_headcount(), String(job.headcount)),
        row('validUntil', m.jobs_field_validUntil(), date(job.validUntil, locale)),
        row('employment', m.jobs_field_employment(), employmentNames[job.employment]()),
        row(
          'contractMonths',
          m.jobs_field_contractMonths(),
          job.contractMonths === null ? m.jobs_form_open_ended() : m.jobs_form_months({ count: job.contractMonths }),
        ),
        row('probationMonths', m.jobs_field_probationMonths(), m.jobs_form_months({ count: job.probationMonths })),
        row('shift', m.jobs_field_shift(), job.shift),
        row('hours.perDay', m.jobs_field_perDay(), String(hours.perDay)),
        row('hours.daysPerWeek', m.jobs_field_daysPerWeek(), String(hours.daysPerWeek)),
        row('hours.overtimePerMonth', m.jobs_field_overtimePerMonth(), String(hours.overtimePerMonth)),
        row('benefits', m.jobs_field_benefits(), list(job.benefits.map((each) => benefitNames[each]()))),
        row(
          'exceptions',
          m.jobs_field_exception(),
          list(job.exceptions.map(({ code, reason }) => `${exceptionNames[code]()}${m.employers_colon()}${reason}`)),
        ),
        row('ageReason', m.jobs_field_ageReason(), job.ageReason ?? ''),
      ],
    },
    {
      part: 'pay',
      rows: [
        row('pay.scheme', m.jobs_field_scheme(), schemeNames[pay.scheme]()),
        ...amount('baseFen', baseName(pay.scheme)),
        ...amount('floorFen', m.jobs_field_floorFen()),
        ...(needs.includes('pieceRateMilliyuan')
          ? [
              row('pay.pieceRateMilliyuan', m.jobs_field_pieceRateMilliyuan(), piecePrice(pay.pieceRateMilliyuan)),
              row('pay.piecesPerHour', m.jobs_field_piecesPerHour(), String(pay.piecesPerHour)),
              row(
                'hours.overtimePieceMultiplier',
                m.jobs_field_overtimePieceMultiplier(),
                hours.overtimePieceMultiplier === null ? '' : String(hours.overtimePieceMultiplier),
              ),
            ]
          : []),
        row(
          'pay.advertisedMinFen',
          m.jobs_field_advertisedMinFen(),
          pay.advertisedMinFen ? money(pay.advertisedMinFen) : '',
        ),
        row(
          'pay.advertisedMaxFen',
          m.jobs_field_advertisedMaxFen(),
          pay.advertisedMaxFen ? money(pay.advertisedMaxFen) : '',
        ),
        ...pay.operations.map(({ name, priceMilliyuan, piecesPerHour, source }, at) =>
          row(
            `pay.operations.${at}`,
            m.reviews_operation({ number: at + 1 }),
            [
              name,
              m.jobs_per_piece({ amount: piecePrice(priceMilliyuan) }),
              m.reviews_pieces_an_hour({ count: piecesPerHour }),
              sourceNames[source](),
            ].join(' · '),
          ),
        ),
        ...(pay.lastIntake
          ? [
              row(
                'pay.lastIntake',
                m.jobs_intake_title(),
                m.reviews_last_intake({
                  amount: money(pay.lastIntake.medianFen),
                  count: pay.lastIntake.answers,
                  month: pay.lastIntake.month,
                }),
              ),
            ]
          : []),
        row('pay.payDay', m.jobs_field_payDay(), m.jobs_pay_day({ day: pay.payDay })),
        row(
          'probationPayPercent',
          m.jobs_field_probationPayPercent(),
          job.probationPayPercent === null ? '' : `${job.probationPayPercent}%`,
        ),
        row('insurance', m.jobs_field_insurance(), list(job.insurance.map((each) => insuranceNames[each]()))),
      ],
    },
  ]
}
