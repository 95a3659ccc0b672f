import { seedDemo } from '../demo/seed.ts'
import { installedConfig } from './installation.ts'
import { type Given, type Said, VerbFailure } from './verb.ts'

/** `seed demo`: invented people and employers, into a demo only. Does nothing where they are already. */
export async function seed({ env, tell }: Given): Promise<Said> {
  const config = installedConfig(env)
  if (!config.demo) throw new VerbFailure('not a demo: set DEMO=1, on loopback')
  await seedDemo(config, tell)
  return { data: { seeded: true }, text: 'the demo is there' }
}
