import { parseArgs } from 'node:util'
import { helpForAll, helpForVerb } from './help.ts'
import { type Given, type Said, type Verb, VerbFailure } from './verb.ts'

/** The world around one call: main gives the process, a test gives its own. */
export interface World extends Pick<Given, 'env' | 'stdin'> {
  out: (text: string) => void
  err: (text: string) => void
}

const everywhere = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  trace: { type: 'boolean' },
} as const

/** Runs one command line; answers its exit code: 0, or 1 after exactly one line on stderr. */
export async function runCommand(argv: string[], verbs: readonly Verb[], world: World): Promise<0 | 1> {
  const verb = verbs.find(({ words }) => startsWith(argv, words.split(' ')))
  try {
    if (!verb) world.out(helpInstead(argv, verbs))
    else await runVerb(verb, argv.slice(verb.words.split(' ').length), world)
    return 0
  } catch (error) {
    const name = verb ? `zhibo ${verb.words}` : 'zhibo'
    world.err(`${name}: ${oneLine(error instanceof Error ? error.message || error.name : String(error))}\n`)
    if (argv.includes('--trace') && error instanceof Error) world.err(`${error.stack}\n`)
    return 1
  }
}

async function runVerb(verb: Verb, rest: string[], { env, stdin, out }: World): Promise<void> {
  const { values, positionals } = parseArgs({
    args: rest,
    options: { ...verb.options, ...everywhere },
    allowPositionals: true,
  })
  if (values.help) return out(helpForVerb(verb))
  checkArguments(verb, positionals)
  const { json, help: _help, trace: _trace, ...options } = values
  const tell = (line: string) => (json ? undefined : out(`${line}\n`))
  const said: Said = await verb.run({ args: positionals, options, env, stdin, tell })
  out(`${json || said.text === undefined ? JSON.stringify(said.data) : said.text}\n`)
  if (said.failure !== undefined) throw new VerbFailure(said.failure)
}

function checkArguments({ takes = [] }: Verb, given: string[]): void {
  const missing = takes.slice(given.length).find((name) => !name.startsWith('['))
  if (missing) throw new VerbFailure(`${missing} is missing; --help tells more`)
  if (given.length > takes.length) throw new VerbFailure(`“${given[takes.length]}” is one too many; --help tells more`)
}

/** Help is given for nothing, for `--help`, and for the first word of a group (`zhibo user --help`). */
function helpInstead(argv: string[], verbs: readonly Verb[]): string {
  const typed = argv.filter((word) => !word.startsWith('-'))
  const group = verbs.filter(({ words }) => startsWith(words.split(' '), typed))
  const asked = argv.length === 0 || argv.includes('--help') || argv.includes('-h')
  if (asked && group.length > 0) return helpForAll(group)
  throw new VerbFailure(`no verb “${typed.join(' ') || argv.join(' ')}”; zhibo --help lists them`)
}

const startsWith = (words: string[], head: string[]): boolean => head.every((word, at) => words[at] === word)

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
