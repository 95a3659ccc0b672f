import { aSubmittedEmployer } from '@zhibo/api/testing/employers'
import { aPerson, aStaff, type SignedIn } from '@zhibo/api/testing/identity'
import { aStation } from '@zhibo/api/testing/stations'
import { drawLicence } from '@zhibo/api/demo/seed/licence'
import { upload } from '@zhibo/api/files/upload'
import { openCase } from '@zhibo/api/reviews/open-detail'
import type { FilePurpose } from '@zhibo/core/files/schema'
import { startStack } from '@zhibo/infra/stack'
import { makeTempDir } from '@zhibo/infra/temp'
import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { aDesk, openBrowser } from '../browser/chromium.ts'
import { benchOn } from '../browser/installation.ts'
import { type Figure, figure, inTurn } from './figure.ts'
import { painted, slowDown } from './slow/page.ts'
import { serveEmptyKit } from './weight/empty-kit.ts'
import { kB, scriptsOf } from './weight/scripts.ts'

const runs = 5
/** Pieces of evidence: the licence, the permit, the letter of authorisation, and originals of the rules for the rest. */
const pieces = 12
const originals = pieces - 3

/**
 * A case with twelve pieces of evidence, opened by a reviewer at a desk on a slow machine and line (CPU ÷4,
 * 40 ms, 4 Mbit/s): kB of script, and ms to the first contentful and the largest paint. The reference of the paints is
 * the same page without script; that of the script an empty application of the same frameworks.
 */
export async function bench(): Promise<Figure[]> {
  const dataDir = makeTempDir('bench')
  const stack = await startStack({ dataDir, port: 0, demo: true, demoPresenter: false, log: () => undefined })
  const browser = await openBrowser()
  try {
    const { path, reviewer } = await aFullCase(dataDir)
    const open = (script: boolean) => () => opened(browser, stack.origin, path, reviewer, script)
    const pairs = await inTurn(runs, open(true), open(false))
    const of = (pick: (one: Opened) => number) =>
      pairs.map(({ ours, reference }) => ({ ours: pick(ours), reference: pick(reference) }))
    const empty = await emptyKit(browser)
    return [
      figure('case.script', 'kB', [{ ours: pairs[0]!.ours.script, reference: empty }]),
      figure(
        'case.first',
        'ms',
        of(({ first }) => first),
      ),
      figure(
        'case.largest',
        'ms',
        of(({ largest }) => largest),
      ),
    ]
  } finally {
    await browser.close()
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function aFullCase(dataDir: string): Promise<{ path: string; reviewer: SignedIn }> {
  const bench = benchOn(dataDir)
  try {
    const station = await aStation(bench, { slug: 'bench' })
    const founder = await aPerson(bench)
    let nth = 0
    const picture = async (purpose: FilePurpose) => {
      const bytes = await drawLicence(`渠县春泥制衣有限公司 ${++nth}`, '91511725MA6135885C')
      return (await upload(founder.ctx, { bytes, name: 'picture.jpg', declaredType: 'image/jpeg', purpose })).id
    }
    const rulesOriginalIds: string[] = []
    for (let left = originals; left > 0; left--) rulesOriginalIds.push(await picture('rules'))
    const { employer } = await aSubmittedEmployer(bench, {
      stationId: station.id,
      founder,
      kind: 'hr_agency',
      hrLicenceNo: '川人服证字〔2020〕第 0077 号',
      hrLicenceExpires: '2099-12-31',
      permitPictureId: await picture('licence'),
      operatorIs: 'authorised',
      authorisationId: await picture('authorisation'),
      rulesOriginalIds,
    })
    const reviewer = await aStaff(bench, 'reviewer', station.id)
    const { evidence } = await openCase(reviewer.ctx, employer.openCaseId!)
    if (evidence.length !== pieces) throw new Error(`${evidence.length} pieces of evidence, not ${pieces}`)
    return { path: `/reviews/${employer.openCaseId!}`, reviewer }
  } finally {
    await bench.close()
  }
}

interface Opened {
  script: number
  first: number
  largest: number
}

async function opened(
  browser: Browser,
  origin: string,
  path: string,
  { cookie }: SignedIn,
  script: boolean,
): Promise<Opened> {
  const context = await aDesk(browser, origin)
  try {
    const [name, value] = cookie.split('=') as [string, string]
    await context.addCookies([{ name, value, url: origin }])
    const page = await context.newPage()
    const scripts = await scriptsOf(context, page)
    // The page's own script alone: what is asked of it below still runs.
    if (!script) await page.route(/\.js($|\?)/, (route) => route.abort())
    await slowDown(page, { cpu: 4, latencyMs: 40, mbits: 4 })
    await page.goto(origin + path, { waitUntil: 'load' })
    const [first, largest] = [await painted(page, 'paint'), await painted(page, 'largest-contentful-paint')]
    return { script: kB(await scripts()), first, largest }
  } finally {
    await context.close()
  }
}

async function emptyKit(browser: Browser): Promise<number> {
  const empty = await serveEmptyKit()
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const scripts = await scriptsOf(context, page)
    await page.goto(empty.url, { waitUntil: 'networkidle' })
    return kB(await scripts())
  } finally {
    await context.close()
    await empty.close()
  }
}
