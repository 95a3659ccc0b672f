// Two thousand readers of one event stream on raw sockets, in a process of their own. Each frame carries when it was made.
import { connect } from 'node:net'

const [port, path, count] = [Number(process.argv[2]), process.argv[3]!, Number(process.argv[4])]
const delays: number[] = []
let opened = 0

for (let reader = 0; reader < count; reader += 1) {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1')
  socket.once('connect', () =>
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n`),
  )
  socket.once('data', () => {
    opened += 1
    if (opened === count) process.send?.({ opened })
  })
  socket.on('data', (text: string) => {
    const now = Date.now()
    for (const match of text.matchAll(/made@(\d+)/g)) delays.push(now - Number(match[1]))
  })
  socket.on('error', (error) => {
    console.error(`reader: ${error.message}`)
    process.exit(1)
  })
}

process.on('message', () => {
  process.send?.({ delays: delays.splice(0) })
})
