import pg from 'pg'

/** How long the media server says that it received a session's camera, in ms: read from its own words, as they came. */
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
    return rows.reduce((sum, { began, ended }) => sum + Number(ended) * 1000 - Math.floor(Number(began) / 1000), 0)
  } finally {
    await client.end()
  }
}
