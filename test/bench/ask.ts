import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import startServices from '../setup/services.ts'
import { toLetters } from './ask/marks.ts'
import { apiChild, ask, child, said } from './child.ts'
import { type Figure, figure, inTurn } from './figure.ts'

const screens = 2000
const perSecond = 50
const seconds = 12
const cutsPerSecond = 20
/** Each person may ask five times a minute. */
const each = 5
const runs = 3

interface At {
  port: number
  events: string
  questions: string
}

interface Heard {
  delays: number[]
  lost: number
  twice: number
  cuts: number
  behind: number
}

interface Measured {
  p99: number
  median: number
  megabytes: number
}

/**
 * 50 questions a second over HTTP, each until it stands on 2,000 screens' streams, while 20 of them a second lose their
 * connection and come back: p99, memory of the API, and nobody loses an event or sees one twice. Against a bare server
 * that checks and keeps nothing.
 */
export async function bench(): Promise<Figure[]> {
  const stop = await startServices()
  try {
    const pairs = await inTurn(
      runs,
      () => measure(apiChild('./ask/ours.ts')),
      () => measure(child('./ask/reference.ts')),
    )
    const of = (pick: (measured: Measured) => number) =>
      pairs.map(({ ours, reference }) => ({ ours: pick(ours), reference: pick(reference) }))
    return [
      figure(
        'ask.p99',
        'ms',
        of(({ p99 }) => p99),
      ),
      figure(
        'ask.median',
        'ms',
        of(({ median }) => median),
      ),
      figure(
        'ask.memory',
        'MB',
        of(({ megabytes }) => megabytes),
      ),
    ]
  } finally {
    await stop()
  }
}

async function measure(server: ChildProcess): Promise<Measured> {
  try {
    const at = await said<At>(server)
    const { cookies } = await ask<{ cookies: string[] }>(server, { askers: (perSecond * (seconds + 2)) / each })
    const crowd = child('./ask/screens.ts', String(at.port), at.events, String(screens), String(cutsPerSecond))
    try {
      await said(crowd)
      return await measureCrowd(server, crowd, at, cookies)
    } finally {
      crowd.kill()
      await once(crowd, 'exit')
    }
  } finally {
    server.kill()
  }
}

async function measureCrowd(server: ChildProcess, crowd: ChildProcess, at: At, cookies: string[]): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const turns = cookies.flatMap((cookie) => Array.from({ length: each }, () => cookie))
  // Warm before the first counts.
  await questions(at, agent, turns.splice(0, perSecond))
  crowd.send({ count: true })
  await questions(at, agent, turns.splice(0, perSecond * seconds))
  const { rss } = await ask<{ rss: number }>(server, {})
  const heard = await ask<Heard>(crowd, { upTo: await lastSeq(at) })
  agent.destroy()
  if (heard.lost + heard.twice + heard.behind > 0)
    throw new Error(`${heard.lost} lost, ${heard.twice} twice, ${heard.behind} screens behind`)
  if (heard.delays.length < perSecond * seconds * screens * 0.98)
    throw new Error(`only ${heard.delays.length} of ${perSecond * seconds * screens} came while it counted`)
  const sorted = heard.delays.toSorted((a, b) => a - b)
  const share = (part: number) => sorted[Math.floor((sorted.length - 1) * part)]!
  return { p99: share(0.99), median: share(0.5), megabytes: rss / 1e6 }
}

/** One after another by the clock, whether or not the last was answered. */
async function questions(at: At, agent: Agent, turns: readonly string[]): Promise<void> {
  const began = performance.now()
  const answers: Promise<void>[] = []
  for (const [nth, cookie] of turns.entries()) {
    const due = began + (nth * 1000) / perSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    answers.push(question(at, agent, cookie, nth))
  }
  await Promise.all(answers)
}

async function question(at: At, agent: Agent, cookie: string, nth: number): Promise<void> {
  const body = JSON.stringify({ text: `第 ${nth} 问 made:${toLetters(Date.now())}: 几号发工资` })
  const asked = request({ port: at.port, host: '127.0.0.1', path: at.questions, method: 'POST', agent })
  asked.setHeader('content-type', 'application/json')
  if (cookie) asked.setHeader('cookie', cookie)
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  if (answer.statusCode !== 201) throw new Error(`a question was answered ${answer.statusCode}`)
}

/** Where the stream ends: what a fresh reader of it is told last. */
async function lastSeq({ port, events }: At): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${events}`)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let last = 0
  let quiet = false
  while (!quiet) {
    const chunk = await Promise.race([reader.read(), new Promise<null>((resolve) => setTimeout(resolve, 1500, null))])
    if (chunk === null || chunk.done) quiet = true
    else for (const [, id] of chunk.value.matchAll(/(?:^|\n)id: (\d+)/g)) last = Math.max(last, Number(id))
  }
  await reader.cancel()
  return last
}
