import { readdir } from 'node:fs/promises'
import type { Figure } from './figure.ts'

/** A benchmark is a module of this folder that exports `bench`; `name:setting` hands it a setting. */
interface Benchmark {
  bench?: (setting?: string) => Promise<Figure[]>
}

const known = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && !['main.ts', 'figure.ts', 'child.ts'].includes(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort()

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !known.includes(name.split(':')[0]!))
if (unknown !== undefined) {
  console.error(`bench: no benchmark “${unknown}”; there are ${known.join(', ')}`)
  process.exit(1)
}

for (const each of asked.length > 0 ? asked : known) {
  const [name, setting] = each.split(':')
  try {
    const { bench } = (await import(`./${name}.ts`)) as Benchmark
    if (bench) for (const figure of await bench(setting)) console.log(JSON.stringify(figure))
    else if (asked.length > 0) throw new Error('the module exports no bench')
  } catch (error) {
    console.error(`bench ${name}:`, error)
    process.exitCode = 1
  }
}
