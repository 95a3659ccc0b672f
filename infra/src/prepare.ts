// What is done to the database before it is used, in a process that ends: `migrate`, or `seed` with the demo.
import { readConfig } from '@zhibo/api/config'
import { migrateToLatest } from '@zhibo/api/db/migrate'
import { seedDemo } from '@zhibo/api/demo/seed'

const task = process.argv[2]

if (task === 'migrate') {
  const ran = await migrateToLatest(process.env.DATABASE_URL ?? '')
  if (ran.length > 0) console.log(`migrated: ${ran.join(', ')}`)
} else if (task === 'seed') {
  await seedDemo(readConfig(process.env), (line: string) => console.log(line))
} else {
  throw new Error(`prepare: migrate or seed, not ${task}`)
}
