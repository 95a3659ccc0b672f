import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'

/**
 * Marks a query, by `modifyFront`, that every connection parses and plans once and keeps under `name`. For what nearly
 * every request asks in the very same words, and whose best plan is the same whatever the values: a look-up by a unique
 * key is of that kind, a list behind filters is not. A name belongs to one text; the driver throws on a second.
 */
export const prepared = (name: string): RawBuilder<unknown> => sql.raw(`/* prepared ${name} */`)

const marked = /^select \/\* prepared (\w+) \*\//

/** A connection that sends what is marked as a prepared statement. */
export class PreparingClient extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values] = given
    const name = typeof text === 'string' ? marked.exec(text)?.[1] : undefined
    return Reflect.apply(super.query, this, name === undefined ? given : [{ name, text, values }]) as never
  }
}
