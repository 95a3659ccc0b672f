import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

const read = (env: NodeJS.ProcessEnv) => readEnvironment(env, '/checkout')

test('an empty environment is a demo on loopback with everything local', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    origin: 'http://127.0.0.1:3000',
    dataDir: '/checkout/.data',
    secretFile: '/checkout/.data/secrets.json',
    production: false,
    demo: true,
    databaseUrl: undefined,
    livekit: undefined,
  })
})

test('the demo is off in production, for other machines, and when it is told to be', () => {
  expect(read({ NODE_ENV: 'production', SECRET_FILE: '/keys' }).demo).toBe(false)
  expect(read({ HOST: '0.0.0.0', ORIGIN: 'https://zhibo.example' }).demo).toBe(false)
  expect(read({ DEMO: '0' }).demo).toBe(false)
})

const livekit = { LIVEKIT_URL: 'wss://media.example', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 's'.repeat(32) }

test('a media server is given whole', () => {
  expect(read(livekit).livekit).toEqual({ url: 'wss://media.example', apiKey: 'key', apiSecret: 's'.repeat(32) })
})

test.each<[string, NodeJS.ProcessEnv]>([
  ['PORT', { PORT: '0' }],
  ['PORT', { PORT: '70000' }],
  ['PORT', { PORT: '80a' }],
  ['HOST', { HOST: 'a b' }],
  ['ORIGIN', { ORIGIN: 'zhibo.example' }],
  ['ORIGIN', { ORIGIN: 'https://zhibo.example/path' }],
  ['ORIGIN', { HOST: '0.0.0.0' }],
  ['DEMO', { DEMO: 'yes' }],
  ['DEMO', { DEMO: '1', ORIGIN: 'https://zhibo.example' }],
  ['DEMO', { DEMO: '1', HOST: '0.0.0.0', ORIGIN: 'http://127.0.0.1:3000' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://h/d' }],
  ['SECRET_FILE', { NODE_ENV: 'production' }],
  ['LIVEKIT_URL', { ...livekit, LIVEKIT_URL: 'media.example' }],
  ['LIVEKIT_URL', { LIVEKIT_API_KEY: 'key' }],
  ['LIVEKIT_API_KEY', { ...livekit, LIVEKIT_API_KEY: '' }],
  ['LIVEKIT_API_SECRET', { ...livekit, LIVEKIT_API_SECRET: '' }],
  ['LIVEKIT_API_SECRET', { ...livekit, LIVEKIT_API_SECRET: 'short' }],
])('what is wrong is named first: %s in %o', (name, env) => {
  expect(() => read(env)).toThrow(new RegExp(`^${name}\\b[^\\n]*$`))
})
