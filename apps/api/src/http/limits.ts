import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../problem.ts'
import type { AppEnv } from './env.ts'

interface Limit {
  /** Calls allowed … */
  points: number
  /** … in so many seconds. */
  seconds: number
}

/**
 * How much one network address may do, whoever is behind it: a factory or a village often shares one, so the general
 * limits are wide, and what costs something (a message, a guess, a hash, a computation) has one of its own.
 */
export const limits = {
  reads: { points: 600, seconds: 10 },
  writes: { points: 200, seconds: 10 },
  signIn: { points: 60, seconds: 600 },
  codes: { points: 60, seconds: 600 },
  checks: { points: 60, seconds: 60 },
  uploads: { points: 60, seconds: 600 },
  imports: { points: 20, seconds: 600 },
  // Pages ask by themselves, and all of a village again and again when the media server was away. A network may watch on
  // as many screens as it may hold event streams.
  mediaTokens: { points: 600, seconds: 10 },
  // A village hall asks over one line; nobody asks without being known, and each person has a limit of their own.
  questions: { points: 120, seconds: 60 },
  alike: { points: 240, seconds: 60 },
  // An encoder tries again every two seconds at most.
  encoders: { points: 60, seconds: 60 },
  deviceTests: { points: 60, seconds: 600 },
  // A village hall is one address; nobody signs in to raise a hand.
  hands: { points: 60, seconds: 60 },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

interface OwnLimit {
  method: string
  path: RegExp
  name: LimitName
  /** Counts as nothing else: what pages ask by themselves must not use up what people behind one line may do. */
  apart?: true
}

/** Paths with a limit of their own, by method; beside the general one where it is not apart. */
const ownLimits: OwnLimit[] = [
  { method: 'POST', path: /^\/api\/auth\/codes$/, name: 'codes' },
  { method: 'POST', path: /^\/api\/auth\/sessions$/, name: 'signIn' },
  // A code is guessed here as well as at the door.
  { method: 'PUT', path: /^\/api\/me\/phone$/, name: 'signIn' },
  { method: 'POST', path: /^\/api\/checks\//, name: 'checks' },
  { method: 'POST', path: /^\/api\/uploads$/, name: 'uploads' },
  { method: 'POST', path: /^\/api\/jobs\/imports$/, name: 'imports' },
  { method: 'POST', path: /^\/api\/sessions\/[^/]+\/media-token$/, name: 'mediaTokens', apart: true },
  { method: 'POST', path: /^\/api\/sessions\/[^/]+\/questions$/, name: 'questions' },
  { method: 'GET', path: /^\/api\/sessions\/[^/]+\/questions\/alike$/, name: 'alike' },
  { method: 'POST', path: /^\/api\/whip$/, name: 'encoders' },
  { method: 'POST', path: /^\/api\/sessions\/[^/]+\/hands$/, name: 'hands' },
  { method: 'POST', path: /^\/api\/sessions\/[^/]+\/device-tests(\/passes)?$/, name: 'deviceTests' },
]

/** Our own servers and the orchestrator call these; a limit there would only hide trouble. */
const unlimited = /^\/api\/(media\/webhooks|health\/(live|ready))$/

/** Refuses an address that asks too much, with Retry-After. Counted in memory, for each process; `factor` raises every limit for load tests. */
export function limitRequests(factor = 1) {
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points: points * factor, duration: seconds }),
    ]),
  ) as Record<LimitName, RateLimiterMemory>

  return createMiddleware<AppEnv>(async (c, next) => {
    if (unlimited.test(c.req.path)) return next()
    const { address } = c.get('ctx')
    const own = ownLimits.find(({ method, path }) => method === c.req.method && path.test(c.req.path))
    const general = c.req.method === 'GET' || c.req.method === 'HEAD' ? 'reads' : 'writes'
    if (!own?.apart) await consume(limiters[general], address)
    if (own) await consume(limiters[own.name], address)
    await next()
  })
}

async function consume(limiter: RateLimiterMemory, address: string): Promise<void> {
  try {
    await limiter.consume(address)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new AppError('too_many_requests', { retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) })
  }
}
