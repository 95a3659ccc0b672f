// Two thousand readers of one event stream on raw sockets, in a process of their own. Each event carries when it was made.
import { connect } from 'node:net'

const [port, path, count] = [Number(process.argv[2]), process.argv[3]!, Number(process.argv[4])]
const mark = 'made@'
const delays: number[] = []
let [begun, opened] = [0, 0]
let awaited = Infinity

// They come one after another, fifty on their way at a time, as through a door.
for (let lane = 0; lane < 50; lane += 1) open()

function open(): void {
  if (begun === count) return
  begun += 1
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1')
  socket.once('connect', () =>
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n`),
  )
  socket.once('data', () => {
    opened += 1
    if (opened === count) process.send?.({ opened })
    else open()
  })
  socket.on('data', hear)
  socket.on('error', (error) => {
    console.error(`reader: ${error.message}`)
    process.exit(1)
  })
}

function hear(text: string): void {
  const now = Date.now()
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    const made = at + mark.length
    delays.push(now - Number(text.slice(made, made + 13)))
  }
  tell()
}

/** Answers once every reader has every event, with how long each took, and begins anew. */
function tell(): void {
  if (delays.length < awaited) return
  awaited = Infinity
  process.send?.({ delays: delays.splice(0) })
}

process.on('message', ({ events }: { events: number }) => {
  awaited = events * count
  tell()
})
