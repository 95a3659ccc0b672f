import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Whether a TCP server could listen there now. */
export async function isTcpFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await tryTcp(port, host)) !== undefined
}

/** The first of `preferred` that is free for TCP on loopback, else one the system picks. */
export async function freeTcpPort(...preferred: number[]): Promise<number> {
  return firstFree(tryTcp, preferred)
}

/** The first of `preferred` that is free for UDP on loopback, else one the system picks. */
export async function freeUdpPort(...preferred: number[]): Promise<number> {
  return firstFree(tryUdp, preferred)
}

type Probe = (port: number, host: string) => Promise<number | undefined>

async function firstFree(probe: Probe, preferred: number[]): Promise<number> {
  for (const port of [...preferred, 0]) {
    const free = await probe(port, '127.0.0.1')
    if (free !== undefined) return free
  }
  throw new Error('no free port on 127.0.0.1')
}

async function tryTcp(port: number, host: string): Promise<number | undefined> {
  const server = createServer()
  try {
    server.listen({ port, host, exclusive: true })
    await once(server, 'listening')
  } catch (error) {
    return refusedOrThrow(error)
  }
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? address?.port : undefined
}

async function tryUdp(port: number, host: string): Promise<number | undefined> {
  const socket = createSocket('udp4')
  try {
    socket.bind({ port, address: host, exclusive: true })
    await once(socket, 'listening')
  } catch (error) {
    socket.close()
    return refusedOrThrow(error)
  }
  const { port: bound } = socket.address()
  socket.close()
  await once(socket, 'close')
  return bound
}

function refusedOrThrow(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE' || code === 'EACCES') return undefined
  throw error
}
