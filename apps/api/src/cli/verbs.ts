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
]
