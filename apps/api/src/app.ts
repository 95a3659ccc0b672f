import type { BlockList } from 'node:net'
import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { applications, jobApplications, myApplications } from './applications/routes.ts'
import { audit, auditCsv } from './audit/routes.ts'
import type { SealBook } from './audit/seal-book.ts'
import { blacklist } from './blacklist/routes.ts'
import { calendar } from './calendar/routes.ts'
import { checks } from './checks/routes.ts'
import type { demo as demoRoutes } from './demo/routes.ts'
import type { Database } from './db/schema.ts'
import { deviceTests } from './device-tests/routes.ts'
import { deviations, employerDeviationRoutes, sessionDeviationRoutes } from './deviations/routes.ts'
import { employers } from './employers/routes.ts'
import { encoders } from './encoders/routes.ts'
import { whip } from './encoders/whip-routes.ts'
import { files, uploads } from './files/routes.ts'
import type { FileStore } from './files/store.ts'
import { guestCalls } from './guests/routes.ts'
import { health } from './health/routes.ts'
import type { AppEnv } from './http/env.ts'
import { buildContext, identify } from './http/context.ts'
import { guardBody, limitBody, refuseCrossSite } from './http/guards.ts'
import { limitRequests } from './http/limits.ts'
import { asAppError, problemResponse } from './http/problem.ts'
import { auth, me, staff } from './identity/routes.ts'
import { invitations, sessionInvitationRoutes } from './invitations/routes.ts'
import { jobs } from './jobs/routes.ts'
import { licenceReadings } from './licences/routes.ts'
import type { LiveFeed } from './live/feed.ts'
import { live } from './live/routes.ts'
import { media } from './media/routes.ts'
import { ledger } from './ledger/routes.ts'
import type { MediaServer } from './media/server.ts'
import { openapi } from './openapi/routes.ts'
import { moderation } from './moderation/routes.ts'
import { sessionModeration } from './moderation/session-routes.ts'
import { policyRows } from './policy/routes.ts'
import { AppError } from './problem.ts'
import { recordings, sessionRecordings } from './recordings/routes.ts'
import type { Recorder } from './recordings/recorder.ts'
import { reminders } from './reminders/routes.ts'
import { reviews } from './reviews/routes.ts'
import { findingMarks, reinspections } from './reviews/second-look-routes.ts'
import { jobPromises, promises } from './promises/routes.ts'
import { owedQuestions } from './questions/owed-routes.ts'
import { questions } from './questions/routes.ts'
import { control } from './sessions/control-routes.ts'
import { sessions } from './sessions/routes.ts'
import { share } from './share/routes.ts'
import { linkedFeeds, stationFeeds } from './sessions/feeds/routes.ts'
import { joint, jointAsks } from './sessions/joint/routes.ts'
import { plannedSessions } from './sessions/calendar/routes.ts'
import { series } from './sessions/series/routes.ts'
import { runOfShow } from './sessions/run-of-show-routes.ts'
import { stations } from './stations/routes.ts'
import { timeline } from './timeline/routes.ts'
import type { Vault } from './vault.ts'
import { hands } from './walls/routes.ts'

/** What the API stands on. Built by main.ts from the configuration, by tests from real servers of their own. */
export interface Deps {
  db: Kysely<Database>
  media: MediaServer
  feed: LiveFeed
  files: FileStore
  /** The trail's daily files. */
  seals: SealBook
  vault: Vault
  log: Logger
  clock: () => Date
  /** The origin browsers see; writes from any other are refused. */
  origin: string
  /** Shared with our own web server; lets it pass on the visitor's address. */
  internalKey: string | null
  /** The proxies in front of us, whose word on a visitor's address is taken. */
  proxies: BlockList
  demo: boolean
  /** The demo's routes, loaded by main.ts only when the demo is on. */
  demoRoutes?: typeof demoRoutes
  /** What records; absent where nothing is to be recorded. */
  recorder?: Recorder | undefined
  /** Raises the limits per address, for load tests. */
  limitFactor?: number
}

/** Mounts the slices. No side effects: nothing listens, nothing connects. */
export function buildApp(deps: Deps) {
  const app = new Hono<AppEnv>()
  app.use(
    '/api/*',
    buildContext(deps),
    limitRequests(deps.limitFactor),
    refuseCrossSite(deps.origin),
    limitBody,
    guardBody,
    identify,
  )

  app.route('/api/health', health)
  app.route('/api/auth', auth)
  app.route('/api/me', me)
  app.route('/api/staff', staff)
  app.route('/api/stations', stations)
  app.route('/api/uploads', uploads)
  app.route('/api/files', files)
  app.route('/api/licence-readings', licenceReadings)
  app.route('/api/checks', checks)
  app.route('/api/employers', employers)
  app.route('/api/blacklist', blacklist)
  app.route('/api/jobs', jobs)
  app.route('/api/reviews', reviews)
  app.route('/api/finding-marks', findingMarks)
  app.route('/api/reinspections', reinspections)
  // Before the years, which would take its path for one.
  app.route('/api/calendar', plannedSessions)
  app.route('/api/calendar', calendar)
  app.route('/api/media', media)
  app.route('/api/sessions', live(deps.feed, deps.limitFactor))
  app.route('/api/sessions', sessions)
  app.route('/api/sessions', runOfShow)
  app.route('/api/sessions', joint)
  app.route('/api/joint-asks', jointAsks)
  app.route('/api/series', series)
  app.route('/api/sessions', control)
  app.route('/api/sessions', guestCalls)
  app.route('/api/sessions', sessionInvitationRoutes)
  app.route('/api/invitations', invitations)
  app.route('/api/sessions', reminders)
  app.route('/api/sessions', share(deps.origin))
  app.route('/api/sessions', sessionDeviationRoutes)
  app.route('/api/employers', employerDeviationRoutes)
  app.route('/api/deviations', deviations)
  app.route('/api/sessions', questions)
  app.route('/api/sessions', timeline)
  app.route('/api/sessions', hands)
  app.route('/api/sessions', promises)
  app.route('/api/sessions', sessionModeration)
  app.route('/api/questions', owedQuestions)
  app.route('/api/moderation', moderation)
  app.route('/api/jobs', jobPromises)
  app.route('/api/sessions', sessionRecordings)
  app.route('/api/recordings', recordings)
  app.route('/api/sessions', deviceTests)
  app.route('/api/sessions', encoders(deps.origin))
  app.route('/api/whip', whip)
  app.route('/api/jobs', jobApplications)
  app.route('/api/me', myApplications)
  app.route('/api/applications', applications)
  app.route('/api/stations', ledger)
  app.route('/api/stations', stationFeeds(deps.origin))
  app.route('/api/calendar-feeds', linkedFeeds(deps.origin))
  app.route('/api/audit', audit)
  app.route('/api/audit.csv', auditCsv)
  app.route('/api/policies', policyRows)

  if (deps.demoRoutes) app.route('/api/demo', deps.demoRoutes)
  app.route('/api', openapi(app, deps.origin))

  app.notFound((c) => answer(c.get('ctx'), new AppError('not_found')))
  app.onError((error, c) => answer(c.get('ctx'), asAppError(error)))
  return app

  function answer(ctx: AppEnv['Variables']['ctx'] | undefined, error: AppError): Response {
    if (error.code === 'internal') deps.log.error({ err: error.cause, requestId: ctx?.requestId }, 'internal error')
    return problemResponse(error, ctx?.requestId ?? 'none', ctx?.locale ?? 'zh-CN')
  }
}
