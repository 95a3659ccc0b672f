// What is done to the database before it is used, in a process that ends: `migrate`, or `seed` with the demo.
import { readConfig } from '@zhibo/api/config'

const task = process.argv[2]
const config = readConfig(process.env)

// Each loads only what it needs: the demo's code stays out of a start without it.
if (task === 'migrate') {
  const { migrateToLatest } = await import('@zhibo/api/db/migrate')
  const ran = await migrateToLatest(config.databaseUrl)
  if (ran.length > 0)
    console.log(`migrated: ${ran.length > 3 ? `${ran.length} steps to ${ran.at(-1)}` : ran.join(', ')}`)
} else if (task === 'seed') {
  const { seedDemo } = await import('@zhibo/api/demo/seed')
  await seedDemo(config, (line: string) => console.log(line))
} else {
  throw new Error(`prepare: migrate or seed, not ${task}`)
}
