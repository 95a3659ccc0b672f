import { z } from 'zod'
import { ReviewSubject } from './schema.ts'

/** Days of Asia/Shanghai, both included; at most 400 of them. */
export const NumbersSearch = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    subject: ReviewSubject.optional(),
    station: z.uuid().optional(),
  })
  .refine(({ from, to }) => from <= to, { error: 'max_below_min', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < 400 * 86_400_000, { error: 'too_long', path: ['to'] })
export type NumbersSearch = z.infer<typeof NumbersSearch>

const By = z.object({ id: z.uuid(), name: z.string() })
/** A part of a whole, 0 to 1; null when there is no whole. */
const share = z.number().nullable()

const marks = { marked: z.int(), upheld: z.int(), overturned: z.int(), open: z.int() }
const appeals = { made: z.int(), upheld: z.int(), overturned: z.int(), open: z.int() }

/** What the reviewers did in a stretch of days: decisions count on the day they took effect. */
export const ReviewNumbersView = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  decisions: z.object({
    all: z.int(),
    approved: z.int(),
    returned: z.int(),
    rejected: z.int(),
    /** Working days from handing in to the decision: a whole working day is 1. */
    medianDays: z.number().nullable(),
    p90Days: z.number().nullable(),
    withinPromise: share,
    /** Of what was decided for the first time, how much was approved at once. */
    firstPass: share,
    firstDecisions: z.int(),
  }),
  /** Why things went back, the most frequent first. */
  reasons: z.array(z.object({ reasonCode: z.string(), returned: z.int(), rejected: z.int() })),
  /** Who decided how much, the most first. A decision that somebody else signed is its proposer's. */
  reviewers: z.array(
    z.object({
      reviewer: By,
      approved: z.int(),
      returned: z.int(),
      rejected: z.int(),
      /** Second signatures given, and those that were declined. */
      signed: z.int(),
      declined: z.int(),
      medianDays: z.number().nullable(),
    }),
  ),
  /** Findings marked as wrong: what whoever tends the rules said. `open`: nothing yet. */
  findings: z.object({
    ...marks,
    rules: z.array(z.object({ rule: z.string(), ...marks })),
  }),
  /** Appeals made in the days, those answered in them, and those that still waited when the days were over. */
  appeals: z.object({
    ...appeals,
    /** Working days from the appeal to the answer that took effect. */
    medianDays: z.number().nullable(),
    p90Days: z.number().nullable(),
    withinPromise: share,
    subjects: z.array(z.object({ subject: ReviewSubject, ...appeals })),
  }),
  /** Random second looks: how often two reviewers come to the same answer. */
  agreement: z.object({
    drawn: z.int(),
    answered: z.int(),
    agreed: z.int(),
    share,
    pairs: z.array(z.object({ decidedBy: By, secondBy: By, answered: z.int(), agreed: z.int(), share })),
  }),
  /** Decisions of each day, for a chart; days without any are left out. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      approved: z.int(),
      returned: z.int(),
      rejected: z.int(),
      medianDays: z.number().nullable(),
    }),
  ),
})
export type ReviewNumbersView = z.infer<typeof ReviewNumbersView>
