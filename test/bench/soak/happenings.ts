import { ok } from '@zhibo/api-client/clients'
import { aDemoPerson } from '../../browser/people.ts'

/** Milliseconds from one happening to the next. */
export const everyMs = 100

/** Lets things happen in a show, one every 100 ms, through the host's own verbs. */
export async function happenings(origin: string, id: string) {
  const host = await aDemoPerson(origin, 'host')
  const param = { id }
  const { segments } = await ok(host.api.sessions[':id'].$get({ param }))
  const jobs = segments.flatMap((segment) => segment.jobs).filter(({ state }) => state === 'published')
  const kinds = [
    (nth: number) => ok(host.api.sessions[':id'].pins.$post({ param, json: { jobId: jobs[nth % jobs.length]!.id } })),
    (nth: number) => ok(host.api.control[':id'].captions.$post({ param, json: { text: `第 ${nth} 句，讲到工资。` } })),
    (nth: number) =>
      ok(host.api.sessions[':id'].corrections.$post({ param, json: { text: `更正 ${nth}：包吃不包住。` } })),
  ]
  return {
    /** The answer ends it and tells how many a second there were. */
    begin(): () => Promise<number> {
      const began = performance.now()
      const pending = new Set<Promise<unknown>>()
      let [nth, done] = [0, 0]
      const beat = setInterval(() => {
        nth += 1
        const happened = kinds[nth % kinds.length]!(nth).then(
          () => (done += 1),
          () => undefined,
        )
        pending.add(happened)
        void happened.finally(() => pending.delete(happened))
      }, everyMs)
      return async () => {
        clearInterval(beat)
        const seconds = (performance.now() - began) / 1000
        await Promise.all(pending)
        return done / seconds
      }
    },
  }
}
