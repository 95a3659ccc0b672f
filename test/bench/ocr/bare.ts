import { createRequire } from 'node:module'
import path from 'node:path'
import { createWorker } from 'tesseract.js'
import { tell } from './tell.ts'

const require = createRequire(import.meta.url)
const data = path.dirname(require.resolve('@tesseract.js-data/chi_sim/package.json'))
const langPath = path.join(data, '4.0.0_best_int')
const worker = await createWorker('chi_sim', 1, { langPath, gzip: true, cacheMethod: 'none' })
const read = await worker.recognize(process.argv[2] ?? '')
tell(read.data.text)
