import type { Verb } from './verb.ts'

/** The operator's command line. A verb is a row; its module is loaded when it is called. */
export const verbs: readonly Verb[] = [
  {
    words: 'airtime compute',
    summary: 'computes airtime from a document on standard input; needs no database',
    details:
      'Usage: zhibo airtime compute < document.json\n' +
      'Writes {"sessions", "months"} as JSON. A document that breaks a rule is refused, with session and position.',
    run: async ({ stdin }) => {
      const { airtimeCompute } = await import('./airtime.ts')
      return { data: airtimeCompute(await stdin()) }
    },
  },
  {
    words: 'migrate',
    summary: 'brings the database to the newest schema',
    run: async (given) => (await import('./migrate.ts')).migrate(given),
  },
  {
    words: 'seed demo',
    summary: 'fills a demo with invented stations, employers, jobs and sessions, and puts a show on air',
    run: async (given) => (await import('./seed.ts')).seed(given),
  },
  {
    words: 'user add',
    takes: ['ACCOUNT', 'NAME'],
    summary: 'makes a staff account; shows its password and TOTP secret once',
    options: {
      role: { type: 'string', summary: 'its first role: host, reviewer, lead, agent, auditor or admin' },
      station: { type: 'string', summary: 'the station, by its short name, where the role holds; the county without' },
    },
    run: async (given) => (await import('./users.ts')).addUser(given),
  },
  {
    words: 'user role',
    takes: ['ACCOUNT', 'ROLE'],
    summary: 'gives staff a role, or takes it away',
    options: {
      station: { type: 'string', summary: 'the station, by its short name, where the role holds; the county without' },
      revoke: { type: 'boolean', summary: 'takes the role away' },
    },
    run: async (given) => (await import('./users.ts')).changeRole(given),
  },
  {
    words: 'user disable',
    takes: ['ACCOUNT'],
    summary: 'closes a staff account and signs it out everywhere',
    run: async (given) => (await import('./users.ts')).disableUser(given),
  },
  {
    words: 'user reset',
    takes: ['ACCOUNT'],
    summary: 'gives a staff account a new password and TOTP secret, and opens it again',
    run: async (given) => (await import('./users.ts')).resetUser(given),
  },
  {
    words: 'audit verify',
    summary: 'follows the trail link by link and holds it against the daily files; fails with the first that is broken',
    options: {
      from: { type: 'string', summary: 'the first day, such as 2026-11-01; from the beginning without' },
      to: { type: 'string', summary: 'the last day; to the end without' },
    },
    run: async (given) => (await import('./audit.ts')).verifyAudit(given),
  },
  {
    words: 'audit seal',
    summary:
      'writes the signed daily files of the trail under DATA_DIR/audit, as the server does by itself each minute',
    run: async (given) => (await import('./audit.ts')).sealAudit(given),
  },
  {
    words: 'ledger recompute',
    takes: ['STATION', 'MONTH'],
    summary: 'computes a station’s month from the evidence; STATION is its short name, MONTH such as 2026-11',
    run: async (given) => (await import('./ledger.ts')).recomputeLedger(given),
  },
  {
    words: 'doctor',
    summary: 'says what is missing or misconfigured, and how to mend it',
    run: async (given) => (await import('./doctor.ts')).doctor(given),
  },
]
