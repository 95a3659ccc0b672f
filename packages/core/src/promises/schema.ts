import { z } from 'zod'
import { PromiseLineView } from '../sessions/schema.ts'
import { line } from '../text.ts'

/**
 * 问过的都算数: the answer becomes a line of what a job of the show promises. Of an answer in writing the words are
 * known; one by voice needs them in one line. The job is the question's own unless another is named.
 */
export const AddPromise = z.strictObject({ jobId: z.uuid().optional(), text: line(200).optional() })
export type AddPromise = z.infer<typeof AddPromise>

export const WithdrawPromise = z.strictObject({ reason: line(200) })
export type WithdrawPromise = z.infer<typeof WithdrawPromise>

/** A promise line on the page of its job, with the show it was given in. */
export const JobPromiseView = PromiseLineView.extend({ sessionId: z.uuid(), addedAt: z.iso.datetime() })
export type JobPromiseView = z.infer<typeof JobPromiseView>
