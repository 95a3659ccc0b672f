import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { constants as os, setPriority } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The programs recordings are made and checked with. */
export interface Ffmpeg {
  ffmpeg: string
  ffprobe: string
}

/** Both programs where PATH finds them; null when one is missing. */
export function findFfmpeg(searchPath: string): Ffmpeg | null {
  const ffmpeg = find('ffmpeg', searchPath)
  const ffprobe = find('ffprobe', searchPath)
  return ffmpeg && ffprobe ? { ffmpeg, ffprobe } : null
}

function find(name: string, searchPath: string): string | undefined {
  const places = searchPath.split(path.delimiter).filter(Boolean)
  return places.map((place) => path.join(place, name)).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Runs one of them to its end, after everybody who waits for a page, and answers with what it prints. Rejects with what it complained of. */
export async function runTool(program: string, args: string[], seconds: number): Promise<string> {
  const running = run(program, args, { env: {}, timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 10_000_000 })
  const { pid } = running.child
  if (pid !== undefined) setPriority(pid, os.priority.PRIORITY_BELOW_NORMAL)
  const { stdout } = await running
  return stdout
}
