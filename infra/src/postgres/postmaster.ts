import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandLineOf } from '../processes.ts'
import { endProcess, type EndSignals } from '../supervise.ts'

/** Fast shutdown, then immediate: never SIGKILL, which leaves shared memory and backends behind. */
export const postgresSignals: EndSignals = { first: 'SIGINT', last: 'SIGQUIT' }

export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

/** The server that runs on this cluster according to its pid file and the system, or undefined. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const path = pidFile(cluster)
  if (!existsSync(path)) return undefined
  const [pid, , , port, , , , status] = readFileSync(path, 'utf8').split('\n')
  // After a crash of the machine the number may belong to someone else: ours names its cluster.
  if (!commandLineOf(Number(pid))?.includes(cluster)) return undefined
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' }
}

/** Ends a server that outlived its parent, and clears a pid file that would stop the next. Only with the lock held. */
export async function clearOrphan(cluster: string, onOrphan: (pid: number) => void): Promise<void> {
  const orphan = findPostmaster(cluster)
  if (orphan) {
    onOrphan(orphan.pid)
    await endProcess(orphan.pid, postgresSignals, 5000)
  }
  rmSync(pidFile(cluster), { force: true })
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid')
}
