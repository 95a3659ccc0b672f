// Two thousand screens' event streams on raw sockets, in a process of their own. Some of them lose their connection all
// the time and come back with what they saw last; each checks that it misses nothing and sees nothing twice.
import { connect, type Socket } from 'node:net'
import { letters, toNumber } from './marks.ts'

const [port, path, count, cutsPerSecond] = [
  Number(process.argv[2]),
  process.argv[3]!,
  Number(process.argv[4]),
  Number(process.argv[5]),
]
const mark = new RegExp(`made:([${letters}]+):`)

interface Screen {
  seen: number
  socket: Socket
  rest: string
}

const screens: Screen[] = []
const delays: number[] = []
let [lost, twice, cuts] = [0, 0, 0]
/** Whether somebody listens to the questions now; what came before does not count. */
let counting = false

for (let lane = 0; lane < 50; lane += 1) openNext()

function openNext(): void {
  if (screens.length === count) return
  const screen: Screen = { seen: -1, socket: null as never, rest: '' }
  screens.push(screen)
  open(screen, () => {
    if (screens.length === count && screens.every(({ seen }) => seen >= -1)) ready()
    else openNext()
  })
}

let told = 0
function ready(): void {
  told += 1
  // Each lane ends once: the last of them has every screen open.
  if (told === Math.min(50, count)) process.send!({ opened: screens.length })
}

function open(screen: Screen, onOpen: () => void): void {
  const socket = connect(port, '127.0.0.1')
  screen.socket = socket
  screen.rest = ''
  socket.setEncoding('latin1')
  const since = screen.seen < 0 ? '' : `Last-Event-ID: ${screen.seen}\r\n`
  socket.once('connect', () =>
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n${since}\r\n`),
  )
  socket.once('data', onOpen)
  socket.on('data', (text: unknown) => hear(screen, String(text)))
  socket.on('error', (error) => {
    console.error(`screen: ${error.message}`)
    process.exit(1)
  })
}

function hear(screen: Screen, text: string): void {
  const now = Date.now()
  screen.rest += text
  const end = screen.rest.lastIndexOf('\n\n')
  if (end < 0) return
  const whole = screen.rest.slice(0, end)
  screen.rest = screen.rest.slice(end + 2)
  for (const frame of whole.split('\n\n')) {
    const id = /(?:^|\n)id: (\d+)/.exec(frame)
    if (!id) continue
    const seq = Number(id[1])
    if (screen.seen >= 0 && seq > screen.seen + 1) lost += seq - screen.seen - 1
    if (seq <= screen.seen) twice += 1
    screen.seen = Math.max(screen.seen, seq)
    const made = mark.exec(frame)
    if (made && counting) delays.push(now - toNumber(made[1]!))
  }
}

/** The next screen's connection is gone; it comes back at once and says what it saw last. */
let next = 0
const cutting = setInterval(
  () => {
    if (!counting) return
    const screen = screens[next++ % screens.length]!
    if (screen.seen < 0) return
    cuts += 1
    screen.socket.removeAllListeners('error')
    screen.socket.on('error', () => undefined)
    screen.socket.destroy()
    open(screen, () => undefined)
  },
  Math.max(1, 1000 / Math.max(1, cutsPerSecond)),
)
if (cutsPerSecond === 0) clearInterval(cutting)

process.on('message', ({ count: on, upTo }: { count?: boolean; upTo?: number }) => {
  if (on) counting = true
  if (upTo === undefined) return
  // Every screen is where the stream ends, or ten seconds were not enough.
  const began = Date.now()
  const waiting = setInterval(() => {
    const behind = screens.filter(({ seen }) => seen < upTo).length
    if (behind > 0 && Date.now() - began < 10_000) return
    clearInterval(waiting)
    counting = false
    process.send!({ delays: delays.splice(0), lost, twice, cuts, behind })
  }, 20)
})
