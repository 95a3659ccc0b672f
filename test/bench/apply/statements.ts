import pg from 'pg'

/** What one application sends to the database, from the look-up of who is signed in to the commit. */
export interface Statements {
  seekerId: string
  applicationId: string
  sent: { name?: string | undefined; text: string; values: unknown[] }[]
}

/** Runs something and keeps every statement that any connection of this process sends meanwhile. */
export async function recorded<T>(run: () => Promise<T>): Promise<{ sent: Statements['sent']; answer: T }> {
  const sent: Statements['sent'] = []
  const send = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked, values = []] = given
    const { name, text, ...rest } = typeof asked === 'string' ? { text: asked, values } : (asked as Asked)
    if (text) sent.push({ name, text, values: Array.isArray(rest.values) ? rest.values.map(plain) : [] })
    return send.apply(this, given)
  } as typeof pg.Client.prototype.query
  try {
    return { sent, answer: await run() }
  } finally {
    pg.Client.prototype.query = send as typeof pg.Client.prototype.query
  }
}

/** A statement as the driver takes it; `name` where it is kept prepared. */
interface Asked {
  name?: string
  text?: string
  values?: unknown
}

/** Bytes in the notation of the database, so that they survive the way between processes. */
const plain = (value: unknown) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value)

/** The same for somebody else: only who applies, and what was made of it, change. */
export async function replay(
  pool: pg.Pool,
  { seekerId, applicationId, sent }: Statements,
  personId: string,
): Promise<void> {
  const client = await pool.connect()
  let made = applicationId
  try {
    for (const { values, ...asked } of sent) {
      const given = values.map((value) => (value === seekerId ? personId : value === applicationId ? made : value))
      const { rows } = await client.query<{ id?: string; seeker_id?: string }>({ ...asked, values: given })
      if (rows?.[0]?.seeker_id === personId) made = rows[0].id ?? made
    }
  } finally {
    client.release()
  }
}
