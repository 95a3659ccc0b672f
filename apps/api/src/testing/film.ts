import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { findFfmpeg } from '../recordings/ffmpeg.ts'

const run = promisify(execFile)

/** The tools recordings are made with; tests of recordings cannot do without. */
export function tools() {
  const found = findFfmpeg(process.env.PATH ?? '')
  if (!found) throw new Error('these tests need ffmpeg and ffprobe on PATH')
  return found
}

const drawn = new Map<string, Promise<string>>()

/** Writes a film as our recorder writes one: in fragments, colours that move and a tone; `sound: false` leaves that out. */
export async function writeFilm(file: string, seconds: number, { sound = true } = {}): Promise<void> {
  const kind = `${seconds} ${sound}`
  // Each kind is drawn once.
  const film = drawn.get(kind) ?? draw(seconds, sound)
  drawn.set(kind, film)
  await copyFile(await film, file)
}

async function draw(seconds: number, sound: boolean): Promise<string> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'zhibo-film-')), 'film.mp4')
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=160x90:rate=20:duration=${seconds}`]
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`]
  const encoded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '20', '-c:a', 'aac']
  const pieces = ['-movflags', '+frag_keyframe+delay_moov+default_base_moof']
  await run(tools().ffmpeg, ['-v', 'error', '-y', ...picture, ...(sound ? tone : []), ...encoded, ...pieces, file])
  return file
}

/** When the picture turns white, in ms from the beginning of the file. */
export async function flashesIn(file: string): Promise<number[]> {
  const filter = 'signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-'
  const { stdout } = await run(
    tools().ffmpeg,
    ['-v', 'error', '-copyts', '-i', file, '-an', '-vf', filter, '-f', 'null', '-'],
    {
      maxBuffer: 50_000_000,
    },
  )
  const frames = [...stdout.matchAll(/pts_time:([\d.-]+)\s+lavfi\.signalstats\.YAVG=([\d.]+)/g)]
  const lit = frames.map(([, at, luma]) => ({ at: Number(at) * 1000, white: Number(luma) > 150 }))
  return lit.filter(({ white }, nth) => white && !lit[nth - 1]?.white).map(({ at }) => Math.round(at))
}

/** When the picture is black all over, as [from, to] in ms. */
export async function blacknessIn(file: string): Promise<[number, number][]> {
  const filter = 'blackdetect=d=0.3:pix_th=0.05'
  const args = ['-hide_banner', '-copyts', '-i', file, '-an', '-vf', filter, '-f', 'null', '-']
  const { stderr } = await run(tools().ffmpeg, args, { maxBuffer: 50_000_000 })
  const spans = [...stderr.matchAll(/black_start:([\d.]+) black_end:([\d.]+)/g)]
  return spans.map(([, from, to]) => [Math.round(Number(from) * 1000), Math.round(Number(to) * 1000)])
}

const rate = 48_000
const loud = 2_000

/** When a beep begins after at least half a second of quiet, in ms from the beginning of the file. */
export async function beepsIn(file: string): Promise<number[]> {
  const args = ['-v', 'error', '-copyts', '-i', file, '-vn', '-af', 'aresample=async=1:first_pts=0', '-ac', '1']
  const { stdout } = await run(tools().ffmpeg, [...args, '-ar', `${rate}`, '-f', 's16le', '-'], {
    encoding: 'buffer',
    maxBuffer: 100_000_000,
  })
  const beeps: number[] = []
  let quiet = Infinity
  for (let at = 0; at < stdout.length / 2; at++) {
    if (Math.abs(stdout.readInt16LE(at * 2)) < loud) quiet++
    else {
      if (quiet > rate / 2) beeps.push(Math.round((at * 1000) / rate))
      quiet = 0
    }
  }
  return beeps
}
