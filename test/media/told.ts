import pg from 'pg'

/**
 * How long the media server says that it received a camera of a session's, in ms, two at once counted once: read from its
 * own words, as they came.
 */
export async function toldCameraMs(databaseUrl: string, room: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ began: string; ended: string }>(
      `select p.payload->'track'->'version'->>'unixMicro' as began, u.payload->>'createdAt' as ended
       from media_webhook p join media_webhook u on u.payload->'track'->>'sid' = p.payload->'track'->>'sid'
       where p.room = $1 and p.event = 'track_published' and u.event = 'track_unpublished'
         and p.payload->'track'->>'source' = 'CAMERA'`,
      [room],
    )
    return unionMs(rows.map(({ began, ended }) => [Math.floor(Number(began) / 1000), Number(ended) * 1000]))
  } finally {
    await client.end()
  }
}

/** How long at least one of some times lasted. Not core's own union: what core works out is held against this. */
function unionMs(times: [began: number, ended: number][]): number {
  let until = -Infinity
  let sum = 0
  for (const [began, ended] of times.toSorted(([a], [b]) => a - b)) {
    sum += Math.max(0, ended - Math.max(began, until))
    until = Math.max(until, ended)
  }
  return sum
}
