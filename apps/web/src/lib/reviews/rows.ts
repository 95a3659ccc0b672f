import { EmployerFile } from '@zhibo/core/employers/schema'
import { schemeFields } from '@zhibo/core/checks/pay'
import { JobContent } from '@zhibo/core/jobs/schema'
import { tradeNames } from '@zhibo/core/jobs/trades'
import type { ReviewPart, ReviewSubject } from '@zhibo/core/reviews/schema'
import { calendarDate, type Locale, money, moment, piecePrice } from '@zhibo/ui/format'
import { z } from 'zod'
import { m } from '#lib/paraglide/messages.js'

/** One line of a revision, in words. `field` is its dotted path, as findings name it. */
export interface Row {
  field: string
  label: string
  value: string
}
export interface RowGroup {
  part: ReviewPart
  rows: Row[]
}

/** A revision in words, grouped by the parts it is judged by. */
export function groupsOf(subject: ReviewSubject, content: Record<string, unknown>, locale: Locale): RowGroup[] {
  switch (subject) {
    case 'employer':
      return employerGroups(EmployerFile.parse(content), locale)
    case 'job':
    case 'appeal':
      return jobGroups(JobContent.parse(content), locale)
    case 'session_plan':
      return planGroups(Plan.parse(content), locale)
  }
}

const yes = (value: boolean) => (value ? m.reviews_yes() : m.reviews_no())
const date = (day: string | null, locale: Locale) => (day ? calendarDate(day, locale) : '')
const list = (words: string[]) => words.join(m.reviews_comma())

function employerGroups(file: EmployerFile, locale: Locale): RowGroup[] {
  const { rules } = file
  return [
    {
      part: 'qualification',
      rows: [
        row('name', m.employers_field_name(), file.name),
        row('kind', m.employers_field_kind(), m[`employers_kind_${file.kind}`]()),
        row('creditCode', m.employers_field_creditCode(), file.creditCode),
        row('licenceExpires', m.employers_field_licenceExpires(), date(file.licenceExpires, locale)),
        row('hrLicenceNo', m.employers_field_hrLicenceNo(), file.hrLicenceNo),
        row('hrLicenceExpires', m.employers_field_hrLicenceExpires(), date(file.hrLicenceExpires, locale)),
        row('contactName', m.employers_field_contactName(), file.contactName),
        row('place', m.employers_field_place(), file.place),
        row('address', m.employers_field_address(), file.address),
        row('workers', m.employers_field_workers(), String(file.workers)),
        row('introduction', m.employers_field_introduction(), file.introduction),
      ],
    },
    {
      part: 'rules',
      rows: [
        row('rules.hours', m.employers_label_hours(), rules.hours),
        row('rules.restDaysPerMonth', m.employers_label_restDaysPerMonth(), String(rules.restDaysPerMonth)),
        row('rules.payDay', m.employers_label_payDay(), m.jobs_pay_day({ day: rules.payDay })),
        row('rules.payByBank', m.employers_label_payByBank(), yes(rules.payByBank)),
        row('rules.overtime', m.employers_label_overtime(), rules.overtime),
        row('rules.boardAndLodging', m.employers_label_boardAndLodging(), rules.boardAndLodging),
        row('rules.leave', m.employers_label_leave(), rules.leave),
        row('rules.probation', m.employers_label_probation(), rules.probation),
        row(
          'rules.insurance',
          m.employers_label_insurance(),
          list(rules.insurance.map((each) => m[`jobs_insurance_${each}`]())),
        ),
        row('rules.fines', m.employers_label_fines(), rules.fines),
        row(
          'rules.resignationNoticeDays',
          m.employers_label_resignationNoticeDays(),
          String(rules.resignationNoticeDays),
        ),
      ],
    },
  ]
}

function jobGroups(job: JobContent, locale: Locale): RowGroup[] {
  const { pay, hours } = job
  const needs: readonly string[] = schemeFields[pay.scheme]
  const amount = (name: 'baseFen' | 'floorFen', label: string) =>
    needs.includes(name) || pay[name] > 0 ? [row(`pay.${name}`, label, money(pay[name]))] : []
  const base = pay.scheme === 'daily' || pay.scheme === 'hourly' || pay.scheme === 'monthly' ? pay.scheme : 'part'
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
        row('employment', m.jobs_field_employment(), m[`jobs_form_${job.employment}`]()),
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
        row('benefits', m.jobs_field_benefits(), list(job.benefits.map((each) => m[`jobs_benefit_${each}`]()))),
        row(
          'exceptions',
          m.jobs_field_exception(),
          list(
            job.exceptions.map(({ code, reason }) => `${m[`jobs_exception_${code}`]()}${m.employers_colon()}${reason}`),
          ),
        ),
        row('ageReason', m.jobs_field_ageReason(), job.ageReason ?? ''),
      ],
    },
    {
      part: 'pay',
      rows: [
        row('pay.scheme', m.jobs_field_scheme(), m[`jobs_scheme_${pay.scheme}`]()),
        ...amount('baseFen', m[`jobs_form_base_${base}`]()),
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
        row('pay.payDay', m.jobs_field_payDay(), m.jobs_pay_day({ day: pay.payDay })),
        row(
          'probationPayPercent',
          m.jobs_field_probationPayPercent(),
          job.probationPayPercent === null ? '' : `${job.probationPayPercent}%`,
        ),
        row('insurance', m.jobs_field_insurance(), list(job.insurance.map((each) => m[`jobs_insurance_${each}`]()))),
      ],
    },
  ]
}

/** What a session plan hands in. */
const Plan = z.object({
  title: z.string(),
  plannedStart: z.string(),
  plannedEnd: z.string(),
  holdsFirstQuestions: z.boolean(),
  segments: z.array(z.object({ employerName: z.string(), minutes: z.int(), jobIds: z.array(z.string()) })),
})

function planGroups(plan: z.infer<typeof Plan>, locale: Locale): RowGroup[] {
  const at = (time: string) => moment(new Date(time), new Date(), locale)
  const segments = plan.segments.map(({ employerName, minutes, jobIds }, index) =>
    row(
      `segments.${index}`,
      m.reviews_plan_segment({ number: index + 1 }),
      m.reviews_plan_segment_value({ employer: employerName, minutes, jobs: jobIds.length }),
    ),
  )
  return [
    {
      part: 'plan',
      rows: [
        row('title', m.reviews_plan_title(), plan.title),
        row('plannedStart', m.reviews_plan_start(), at(plan.plannedStart)),
        row('plannedEnd', m.reviews_plan_end(), at(plan.plannedEnd)),
        row('holdsFirstQuestions', m.reviews_plan_holds(), yes(plan.holdsFirstQuestions)),
        ...segments,
      ],
    },
  ]
}

const row = (field: string, label: string, value: string): Row => ({ field, label, value })
