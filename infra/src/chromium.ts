import { spawnSync } from 'node:child_process'
import { type Log, Refusal } from './log.ts'
import { findOnPath, isExecutable } from './programs.ts'
import { runToEnd } from './supervise.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const macApps = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

/** A browser for tests: `CHROMIUM_PATH`, an installed one, or (root on Debian) one from apt with Chinese letters. */
export async function findChromium({ log }: { log: Log }): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (isExecutable(given)) return given
    throw new Refusal(`CHROMIUM_PATH: ${given} is not a program`)
  }
  const canInstall = process.getuid?.() === 0 && findOnPath('apt-get') !== undefined
  const installed = findOnPath(...names) ?? macApps.find(isExecutable)
  const lacks = [...(installed ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])]
  if (lacks.length > 0 && canInstall) await install(lacks, log)
  else if (lacks.includes('fonts-noto-cjk')) log('no font with Chinese letters is installed: pictures will lack them')
  const found = installed ?? findOnPath(...names)
  if (found) return found
  throw new Refusal('no browser for tests: install chromium and fonts-noto-cjk, or set CHROMIUM_PATH')
}

async function install(packages: string[], log: Log): Promise<void> {
  log(`installing ${packages.join(' and ')} with apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const how = await runToEnd({
      command: 'apt-get',
      args: ['-qq', ...args],
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (how !== 'code 0')
      throw new Refusal(`apt-get ${args.join(' ')} ended with ${how}: install ${packages.join(' and ')}`)
  }
}

/** Where fontconfig is not the system's way, the system's own fonts decide. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true
  const list = findOnPath('fc-list')
  return list !== undefined && spawnSync(list, [':lang=zh'], { encoding: 'utf8' }).stdout.trim() !== ''
}
