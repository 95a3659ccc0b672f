import type { ParseArgsConfig } from 'node:util'

/** One row of the command line's table. */
export interface Verb {
  /** As typed: `airtime compute`. */
  words: string
  /** What must follow, each by its name, an optional one in brackets: `['STATION', '[MONTH]']`. */
  takes?: readonly string[]
  /** One line for the list of verbs. */
  summary: string
  /** More lines for `--help`. */
  details?: string
  options?: Record<string, VerbOption>
  /** Imports its module only when called, so that one verb does not load what another needs. */
  run: (given: Given) => Promise<Said>
}

export type VerbOption = NonNullable<ParseArgsConfig['options']>[string] & { summary: string }

/** What a verb gets. It reads the world through this alone. */
export interface Given {
  /** What `takes` names, in order. */
  args: string[]
  options: Record<string, string | boolean | (string | boolean)[] | undefined>
  env: NodeJS.ProcessEnv
  /** All of standard input. */
  stdin: () => Promise<Uint8Array>
  /** A line about progress, shown at once; silent with `--json`. */
  tell: (line: string) => void
}

/** What a verb answers: data for `--json`, and words for people where bare JSON is not the answer itself. */
export interface Said {
  data: unknown
  text?: string
  /** Said, and yet a failure: the one line on stderr, after the answer. */
  failure?: string
}

/** A failure that the operator can understand and mend: its message is the one line on stderr. */
export class VerbFailure extends Error {
  override name = 'VerbFailure'
}
