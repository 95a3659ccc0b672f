import { migrateToLatest } from '../db/migrate.ts'
import { installedEnvironment } from './installation.ts'
import { type Given, type Said, VerbFailure } from './verb.ts'

/** `migrate`: needs the database alone. */
export async function migrate({ env }: Given): Promise<Said> {
  const url = installedEnvironment(env).DATABASE_URL
  if (!url) throw new VerbFailure('DATABASE_URL is missing, and no start runs on this DATA_DIR')
  const ran = await migrateToLatest(url)
  return { data: { ran }, text: ran.length > 0 ? `ran ${ran.join(', ')}` : 'the schema is the newest' }
}
