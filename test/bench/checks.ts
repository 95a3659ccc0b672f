import { checkJob } from '@zhibo/core/checks/check-job'
import { checkSentences } from '@zhibo/core/checks/corpus/check'
import { type Measure, measurePosts, measureSentences, wanted } from '@zhibo/core/checks/corpus/measure'
import { checkPosts } from '@zhibo/core/checks/corpus/posts/check'
import type { JobPost } from '@zhibo/core/checks/schema'
import { type Figure, figure, inTurn } from './figure.ts'

const runs = 15
const posts = 40
const paragraph =
  '诚招平车工、整件车工、包缝工各10名，男女不限，年满18周岁，生手有老师傅带。工价上墙，0.28—0.65元一道，熟手月均4500元左右。' +
  '上班时间8:00–12:00，13:30–17:30，每周休一天，加班单价1.5倍。不收取任何押金、保证金、服装费，免费体检，包吃住，有夫妻房。' +
  '五险入职即缴，户籍、民族、身高均不限。限男装车间熟手另有补贴，要求形象好的不要来，我们只看手艺。面议？没有，单价透明。'

/** The words of the rules' table, looked for without any sense: what the cheapest filter would do. */
const words =
  /限男|限女|只招|优先|已婚已育|孕检|汉族|户籍|不招|乙肝|两对半|五官端正|身高|岁|押金|保证金|服装费|体检费|培训费|身份证|面议|上不封顶|保录|包过|月入过万|无休|加班|试用期|社保|微信|1\d{10}/g

/** How well the rules read the half of the corpus they were not tuned on, and the time for a post of 2,000 characters. */
export async function bench(): Promise<Figure[]> {
  return [
    ...sharesOf('sentences', checkSentences.length, measureSentences(checkSentences)),
    ...sharesOf('posts', checkPosts.length, measurePosts(checkPosts)),
    await time(),
  ]
}

/** What was found of what should be, and what of the findings was right; the reference is the least we ask for. */
const sharesOf = (what: string, runs: number, measured: Measure): Figure[] =>
  [
    { name: 'recall of blocking rules', ours: measured.blocking, reference: wanted.blocking },
    { name: 'recall of the others', ours: measured.others, reference: wanted.others },
    { name: 'precision', ours: measured.precision, reference: wanted.precision },
  ].map(({ name, ours, reference }) => {
    const ratio = round(ours / reference)
    return {
      name: `checks, ${what}: ${name}`,
      ours: round(ours),
      reference,
      ratio,
      unit: 'share',
      runs,
      spread: [ratio, ratio],
    }
  })

const round = (share: number): number => Number(share.toPrecision(4))

/** Milliseconds: every rule, against one bare search for the words. */
async function time(): Promise<Figure> {
  const description = paragraph.repeat(20).slice(0, 2_000)
  const post: JobPost = { title: '平车工', description }
  const context = { policies: { minimumWages: [] }, today: '2026-11-23' }
  const ours = timed(() => checkJob(post, context).findings.length)
  const reference = timed(() => description.normalize('NFKC').match(words)?.length ?? 0)
  await ours()
  await reference()
  return figure('checks', 'ms', await inTurn(runs, ours, reference))
}

function timed(work: () => number): () => Promise<number> {
  return () => {
    const start = performance.now()
    let found = 0
    for (let post = 0; post < posts; post += 1) found += work()
    if (Number.isNaN(found)) throw new Error('the work was not done')
    return Promise.resolve((performance.now() - start) / posts)
  }
}
