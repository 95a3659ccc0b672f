import type { applications, jobApplications, myApplications } from '@zhibo/api/applications/routes'
import type { audit } from '@zhibo/api/audit/routes'
import type { blacklist } from '@zhibo/api/blacklist/routes'
import type { calendar } from '@zhibo/api/calendar/routes'
import type { checks } from '@zhibo/api/checks/routes'
import type { demo } from '@zhibo/api/demo/routes'
import type { deviceTests } from '@zhibo/api/device-tests/routes'
import type { deviations, employerDeviationRoutes, sessionDeviationRoutes } from '@zhibo/api/deviations/routes'
import type { employers } from '@zhibo/api/employers/routes'
import type { encoders } from '@zhibo/api/encoders/routes'
import type { uploads } from '@zhibo/api/files/routes'
import type { guestCalls } from '@zhibo/api/guests/routes'
import type { health } from '@zhibo/api/health/routes'
import type { auth, me, staff } from '@zhibo/api/identity/routes'
import type { invitations, sessionInvitationRoutes } from '@zhibo/api/invitations/routes'
import type { jobs } from '@zhibo/api/jobs/routes'
import type { ledger } from '@zhibo/api/ledger/routes'
import type { moderation } from '@zhibo/api/moderation/routes'
import type { sessionModeration } from '@zhibo/api/moderation/session-routes'
import type { policyRows } from '@zhibo/api/policy/routes'
import type { licenceReadings } from '@zhibo/api/licences/routes'
import type { jobPromises, promises } from '@zhibo/api/promises/routes'
import type { owedQuestions } from '@zhibo/api/questions/owed-routes'
import type { questions } from '@zhibo/api/questions/routes'
import type { recordings, sessionRecordings } from '@zhibo/api/recordings/routes'
import type { reminders } from '@zhibo/api/reminders/routes'
import type { reviews } from '@zhibo/api/reviews/routes'
import type { findingMarks, reinspections } from '@zhibo/api/reviews/second-look-routes'
import type { control } from '@zhibo/api/sessions/control-routes'
import type { sessions } from '@zhibo/api/sessions/routes'
import type { runOfShow } from '@zhibo/api/sessions/run-of-show-routes'
import type { stationFeeds } from '@zhibo/api/sessions/feeds/routes'
import type { joint, jointAsks } from '@zhibo/api/sessions/joint/routes'
import type { plannedSessions } from '@zhibo/api/sessions/calendar/routes'
import type { series } from '@zhibo/api/sessions/series/routes'
import type { stations } from '@zhibo/api/stations/routes'
import type { timeline } from '@zhibo/api/timeline/routes'
import type { hands } from '@zhibo/api/walls/routes'
import { hc } from 'hono/client'

export { ok } from './ok.ts'
export { ApiProblem } from './problem.ts'

/** One typed client a slice, each with the paths of its routes. `fetch` carries the visitor's cookies; `baseUrl` is the origin, or empty for our own. */
export function clients(fetch: typeof globalThis.fetch, baseUrl: string) {
  const options = { fetch }
  return {
    applications: hc<typeof applications>(`${baseUrl}/api/applications`, options),
    audit: hc<typeof audit>(`${baseUrl}/api/audit`, options),
    auth: hc<typeof auth>(`${baseUrl}/api/auth`, options),
    blacklist: hc<typeof blacklist>(`${baseUrl}/api/blacklist`, options),
    calendar: hc<typeof calendar>(`${baseUrl}/api/calendar`, options),
    checks: hc<typeof checks>(`${baseUrl}/api/checks`, options),
    control: hc<typeof control>(`${baseUrl}/api/sessions`, options),
    demo: hc<typeof demo>(`${baseUrl}/api/demo`, options),
    deviceTests: hc<typeof deviceTests>(`${baseUrl}/api/sessions`, options),
    deviations: hc<typeof deviations>(`${baseUrl}/api/deviations`, options),
    employerDeviations: hc<typeof employerDeviationRoutes>(`${baseUrl}/api/employers`, options),
    employers: hc<typeof employers>(`${baseUrl}/api/employers`, options),
    encoders: hc<ReturnType<typeof encoders>>(`${baseUrl}/api/sessions`, options),
    findingMarks: hc<typeof findingMarks>(`${baseUrl}/api/finding-marks`, options),
    guestCalls: hc<typeof guestCalls>(`${baseUrl}/api/sessions`, options),
    hands: hc<typeof hands>(`${baseUrl}/api/sessions`, options),
    health: hc<typeof health>(`${baseUrl}/api/health`, options),
    invitations: hc<typeof invitations>(`${baseUrl}/api/invitations`, options),
    jobApplications: hc<typeof jobApplications>(`${baseUrl}/api/jobs`, options),
    jobPromises: hc<typeof jobPromises>(`${baseUrl}/api/jobs`, options),
    jobs: hc<typeof jobs>(`${baseUrl}/api/jobs`, options),
    joint: hc<typeof joint>(`${baseUrl}/api/sessions`, options),
    jointAsks: hc<typeof jointAsks>(`${baseUrl}/api/joint-asks`, options),
    ledger: hc<typeof ledger>(`${baseUrl}/api/stations`, options),
    licenceReadings: hc<typeof licenceReadings>(`${baseUrl}/api/licence-readings`, options),
    me: hc<typeof me>(`${baseUrl}/api/me`, options),
    staff: hc<typeof staff>(`${baseUrl}/api/staff`, options),
    moderation: hc<typeof moderation>(`${baseUrl}/api/moderation`, options),
    myApplications: hc<typeof myApplications>(`${baseUrl}/api/me`, options),
    owedQuestions: hc<typeof owedQuestions>(`${baseUrl}/api/questions`, options),
    plannedSessions: hc<typeof plannedSessions>(`${baseUrl}/api/calendar`, options),
    policies: hc<typeof policyRows>(`${baseUrl}/api/policies`, options),
    promises: hc<typeof promises>(`${baseUrl}/api/sessions`, options),
    questions: hc<typeof questions>(`${baseUrl}/api/sessions`, options),
    recordings: hc<typeof recordings>(`${baseUrl}/api/recordings`, options),
    reinspections: hc<typeof reinspections>(`${baseUrl}/api/reinspections`, options),
    reminders: hc<typeof reminders>(`${baseUrl}/api/sessions`, options),
    reviews: hc<typeof reviews>(`${baseUrl}/api/reviews`, options),
    runOfShow: hc<typeof runOfShow>(`${baseUrl}/api/sessions`, options),
    series: hc<typeof series>(`${baseUrl}/api/series`, options),
    sessionDeviations: hc<typeof sessionDeviationRoutes>(`${baseUrl}/api/sessions`, options),
    sessionInvitations: hc<typeof sessionInvitationRoutes>(`${baseUrl}/api/sessions`, options),
    sessionRecordings: hc<typeof sessionRecordings>(`${baseUrl}/api/sessions`, options),
    sessionModeration: hc<typeof sessionModeration>(`${baseUrl}/api/sessions`, options),
    sessions: hc<typeof sessions>(`${baseUrl}/api/sessions`, options),
    stationFeeds: hc<ReturnType<typeof stationFeeds>>(`${baseUrl}/api/stations`, options),
    stations: hc<typeof stations>(`${baseUrl}/api/stations`, options),
    timeline: hc<typeof timeline>(`${baseUrl}/api/sessions`, options),
    uploads: hc<typeof uploads>(`${baseUrl}/api/uploads`, options),
  }
}

export type Clients = ReturnType<typeof clients>
