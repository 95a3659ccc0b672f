import { describe, expect, test } from 'vitest'
import { runCommand } from './command.ts'
import { type Verb, VerbFailure } from './verb.ts'

const verbs: Verb[] = [
  {
    words: 'user add',
    takes: ['ACCOUNT', '[NAME]'],
    summary: 'adds an account',
    options: { role: { type: 'string', summary: 'what it may do' } },
    run: ({ args, options, tell }) => {
      tell('working')
      return Promise.resolve({ data: { args, ...options }, text: `added ${args[0]}` })
    },
  },
  {
    words: 'user disable',
    summary: 'closes an account',
    run: () => Promise.reject(new VerbFailure('no such\naccount')),
  },
  { words: 'doctor', summary: 'says what is missing', run: () => Promise.resolve({ data: ['fine'] }) },
]

async function typed(...argv: string[]) {
  const said = { out: '', err: '' }
  const code = await runCommand(argv, verbs, {
    env: {},
    stdin: () => Promise.resolve(new Uint8Array()),
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  })
  return { code, ...said }
}

describe('the command line', () => {
  test('gives a verb its arguments and options, and prints what it says', async () => {
    expect(await typed('user', 'add', 'wang', '--role', 'lead')).toEqual({
      code: 0,
      out: 'working\nadded wang\n',
      err: '',
    })
    expect((await typed('doctor')).out).toBe('["fine"]\n')
  })

  test('with --json prints the data alone', async () => {
    expect((await typed('user', 'add', 'wang', '--json')).out).toBe('{"args":["wang"]}\n')
  })

  test.each([
    [['user', 'add'], 'zhibo user add: ACCOUNT is missing; --help tells more\n'],
    [['user', 'add', 'a', 'b', 'c'], 'zhibo user add: “c” is one too many; --help tells more\n'],
    [['user', 'add', 'a', '--role'], /^zhibo user add: Option '--role <value>' argument missing\n$/],
    [['doctor', '--quick'], /^zhibo doctor: Unknown option '--quick'.*\n$/],
    [['user', 'disable'], 'zhibo user disable: no such account\n'],
    [['user'], 'zhibo: no verb “user”; zhibo --help lists them\n'],
    [['fly', '--help'], 'zhibo: no verb “fly”; zhibo --help lists them\n'],
  ])('%j fails with one line', async (argv, line) => {
    const { code, out, err } = await typed(...argv)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toEqual(typeof line === 'string' ? line : expect.stringMatching(line))
    expect(err.trimEnd()).not.toContain('\n')
  })

  test('--trace adds where a failure arose', async () => {
    expect((await typed('user', 'disable', '--trace')).err).toContain('command.test.ts')
  })

  test('helps over all, for a group and for a verb', async () => {
    expect((await typed()).out).toMatch(/user add ACCOUNT \[NAME\] {2}adds[^]*doctor/)
    expect((await typed('--help')).out).toBe((await typed('-h')).out)
    expect((await typed('user', '--help')).out).not.toContain('doctor')
    expect(await typed('user', 'add', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--role ROLE') })
  })
})
