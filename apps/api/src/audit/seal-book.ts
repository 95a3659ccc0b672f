import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { DaySeal } from '@zhibo/core/audit/schema'
import type { SealKey } from './seal-key.ts'

/** What a daily file says, before it is signed. */
export type SealText = Omit<DaySeal, 'format' | 'publicKey' | 'signature'>

/** A page of the book as it was found: what it says, or that it is no page of ours. */
export type SealPage = { day: string; seal: DaySeal } | { day: string; forged: true }

/** The trail's daily files, kept where whoever owns the database cannot rewrite them. */
export interface SealBook {
  /** Every page, by day. */
  pages(): Promise<SealPage[]>
  /** Signs and keeps a day's page, in the place of what it said before. A closed day is never written again. */
  write(text: SealText): Promise<void>
}

const fileName = /^(\d{4}-\d{2}-\d{2})\.json$/

/** One file a day, `YYYY-MM-DD.json`, in a folder of this machine. */
export function diskSealBook(folder: string, key: SealKey): SealBook {
  const fileOf = (day: string) => path.join(folder, `${day}.json`)

  async function page(day: string): Promise<SealPage> {
    const seal = readSeal(await readFile(fileOf(day), 'utf8'))
    const ours = seal?.day === day && seal.publicKey === key.publicKey && key.verify(signedText(seal), seal.signature)
    return ours ? { day, seal } : { day, forged: true }
  }

  return {
    async pages() {
      const names = await namesIn(folder)
      return Promise.all(names.flatMap((name) => fileName.exec(name)?.[1] ?? []).map(page))
    },
    async write(text) {
      await mkdir(folder, { recursive: true, mode: 0o750 })
      const known = (await namesIn(folder)).includes(`${text.day}.json`) ? await page(text.day) : null
      if (known && ('forged' in known || known.seal.number !== null))
        throw new Error(`the daily file of ${text.day} is closed`)
      const unsigned = { format: 1 as const, ...text, publicKey: key.publicKey }
      const seal = DaySeal.parse({ ...unsigned, signature: key.sign(signedText(unsigned)) })
      await replace(fileOf(text.day), `${JSON.stringify(seal, null, 2)}\n`)
    },
  }
}

/** The text that is signed: every field but the signature, in one fixed order. */
const signedText = ({ format, day, number, after, writtenAt, chains, publicKey }: Omit<DaySeal, 'signature'>): string =>
  JSON.stringify([
    format,
    day,
    number,
    after,
    writtenAt,
    chains.map(({ scope, seq, count, hash }) => [scope, seq, count, hash]),
    publicKey,
  ])

function readSeal(text: string): DaySeal | undefined {
  try {
    return DaySeal.safeParse(JSON.parse(text)).data
  } catch (error) {
    // What is no JSON is no page of ours; the caller says so.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Whole or not at all, and on the disk before it is said to be written. */
async function replace(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o640)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
}
