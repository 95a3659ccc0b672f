import { promises as fs } from 'node:fs'
import path from 'node:path'
import { Migrator, FileMigrationProvider } from 'kysely/migration'
import { connect } from './connect.ts'

/** Brings a database to the newest schema, forward only. Returns the names of the migrations that ran. */
export async function migrateToLatest(databaseUrl: string): Promise<string[]> {
  return withMigrator(databaseUrl, async (migrator) => {
    const { error, results = [] } = await migrator.migrateToLatest()
    if (error) throw error
    return results.filter((result) => result.status === 'Success').map((result) => result.migrationName)
  })
}

/** Brings a database to the schema of one migration: how tests stand where an earlier release stood. */
export async function migrateTo(databaseUrl: string, name: string): Promise<void> {
  await withMigrator(databaseUrl, async (migrator) => {
    const { error } = await migrator.migrateTo(name)
    if (error) throw error
  })
}

/** The names of the migrations a database has yet to see. */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  return withMigrator(databaseUrl, async (migrator) => {
    const all = await migrator.getMigrations()
    return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name)
  })
}

async function withMigrator<T>(databaseUrl: string, work: (migrator: Migrator) => Promise<T>): Promise<T> {
  const db = connect(databaseUrl, { max: 2, onError: () => undefined })
  try {
    return await work(
      new Migrator({
        db,
        provider: new FileMigrationProvider({
          fs,
          path,
          migrationFolder: path.join(import.meta.dirname, 'migrations'),
        }),
      }),
    )
  } finally {
    await db.destroy()
  }
}
