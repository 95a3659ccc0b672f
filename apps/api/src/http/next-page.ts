import type { Context } from 'hono'
import type { AppEnv } from './env.ts'

/** Says in the `Link` header where the next page begins, when this one is full. Pages go by the last id, never by a count. */
export function linkNextPage(c: Context<AppEnv>, page: readonly { id: string }[], limit: number): void {
  const last = page.at(-1)
  if (!last || page.length < limit) return
  const query = new URLSearchParams({ ...c.req.query(), cursor: last.id })
  c.header('link', `<${c.req.path}?${query}>; rel="next"`)
}
