import { spawnSync } from 'node:child_process'
import { canInstall, installWithApt } from './apt.ts'
import { type Log, Refusal } from './log.ts'
import { findOnPath, isExecutable } from './programs.ts'

const withinMs = 300_000

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const macApps = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

/** A browser for tests: `CHROMIUM_PATH`, an installed one, or (root on Debian) one from apt with Chinese letters. */
export async function findChromium({ log }: { log: Log }): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (isExecutable(given)) return given
    throw new Refusal(`CHROMIUM_PATH: ${given} is not a program`)
  }
  const installed = findOnPath(...names) ?? macApps.find(isExecutable)
  const lacks = [...(installed ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])]
  if (lacks.length > 0 && canInstall()) await installWithApt(lacks, { log, withinMs })
  else if (lacks.includes('fonts-noto-cjk')) log('no font with Chinese letters is installed: pictures will lack them')
  const found = installed ?? findOnPath(...names)
  if (found) return found
  throw new Refusal('no browser for tests: install chromium and fonts-noto-cjk, or set CHROMIUM_PATH')
}

/** Where fontconfig is not the system's way, the system's own fonts decide. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true
  const list = findOnPath('fc-list')
  return list !== undefined && spawnSync(list, [':lang=zh'], { encoding: 'utf8' }).stdout.trim() !== ''
}
