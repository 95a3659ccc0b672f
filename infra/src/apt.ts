import { type Log, Refusal } from './log.ts'
import { findOnPath } from './programs.ts'
import { startChild } from './supervise.ts'

/** Whether packages can be installed here without asking anybody: root on Debian. */
export const canInstall = (): boolean => process.getuid?.() === 0 && findOnPath('apt-get') !== undefined

/** Installs packages with what apt calls no recommendations. Refuses with what to install by hand when that fails, or takes longer than it may. */
export async function installWithApt(packages: string[], { log, withinMs }: { log: Log; withinMs: number }) {
  log(`installing ${packages.join(' and ')} with apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const deadline = Date.now() + withinMs
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const child = await startChild({
      command: 'apt-get',
      // Somebody else may be installing something.
      args: ['-qq', '-o', 'DPkg::Lock::Timeout=60', ...args],
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const timer = setTimeout(() => void child.stop(), Math.max(0, deadline - Date.now()))
    const how = await child.ended
    clearTimeout(timer)
    if (how !== 'code 0')
      throw new Refusal(`apt-get ${args.join(' ')} ended with ${how}: install ${packages.join(' and ')}`)
  }
}
