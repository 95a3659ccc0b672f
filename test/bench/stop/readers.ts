// Five hundred event streams of one session: each tells when it read that the show was stopped.
import { connect } from 'node:net'

const [port, path, count] = [Number(process.argv[2]), process.argv[3]!, Number(process.argv[4])]
let heard: number[] = []
let opened = 0

for (let reader = 0; reader < count; reader += 1) {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1')
  socket.once('connect', () =>
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n`),
  )
  socket.once('data', () => {
    opened += 1
    if (opened === count) process.send!({ opened })
  })
  socket.on('data', (text: unknown) => {
    if (counting && String(text).includes('"session.stopped"')) heard.push(Date.now())
  })
  socket.on('error', (error) => {
    console.error(`reader: ${error.message}`)
    process.exit(1)
  })
}

let counting = false
process.on('message', ({ count: on, waitMs }: { count?: true; waitMs?: number }) => {
  if (on) {
    counting = true
    heard = []
  }
  if (waitMs !== undefined) setTimeout(() => process.send!({ heard }), waitMs)
})
