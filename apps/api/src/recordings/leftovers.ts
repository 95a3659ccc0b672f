import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** Parts of which a folder holds files that nobody has touched for so long. */
export async function leftoversIn(folder: string, untouchedMs: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mp4'))
  const found = new Set<string>()
  for (const name of names) {
    const touched = await stat(path.join(folder, name)).catch(() => null)
    if (touched && Date.now() - touched.mtimeMs >= untouchedMs) found.add(name.split('.')[0]!)
  }
  return [...found]
}
