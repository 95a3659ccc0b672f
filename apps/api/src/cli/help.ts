import type { Verb } from './verb.ts'

/** The list of verbs, one a line. */
export function helpForAll(verbs: readonly Verb[]): string {
  const rows = verbs.map((verb): [string, string] => [usage(verb), verb.summary])
  return `Usage: zhibo VERB [--json]\n\n${columns(rows)}\n\nEach verb has its own --help.\n`
}

export function helpForVerb(verb: Verb): string {
  const options = Object.entries(verb.options ?? {}).map(([name, { type, summary }]): [string, string] => [
    type === 'string' ? `--${name} ${name.toUpperCase()}` : `--${name}`,
    summary,
  ])
  const rows = columns([
    ...options,
    ['--json', 'answers JSON, for machines'],
    ['--trace', 'shows where a failure arose'],
  ])
  const details = verb.details ? `${verb.details}\n\n` : ''
  return `zhibo ${usage(verb)}: ${verb.summary}\n\n${details}${rows}\n`
}

const usage = ({ words, takes = [] }: Verb): string => [words, ...takes].join(' ')

function columns(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
