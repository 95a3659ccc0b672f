import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import v8 from 'node:v8'
import startServices from '../../setup/services.ts'
const stop = await startServices()
const { aBench } = await import('@zhibo/api/db/testing')
const { aServer } = await import('@zhibo/api/testing/serving')
const { aRunningSession } = await import('@zhibo/api/testing/sessions')
const { showCorrection } = await import('@zhibo/api/sessions/correct')
const bench = await aBench({ limitFactor: 1000, clock: () => new Date() })
const { session, host } = await aRunningSession(bench)
const server = await aServer(bench.deps)
const say = (w: string) => { globalThis.gc!(); globalThis.gc!(); const m = process.memoryUsage(); console.log(w, Object.fromEntries(Object.entries(m).map(([k, v]) => [k, Math.round(v / 1024)]))) }
for (let i = 0; i < 20; i++) await showCorrection(host.ctx, session.id, { text: 'x' })
if(process.env.NOGC) globalThis.gc = (() => undefined) as any; say("idle")
if (process.argv[2]) v8.writeHeapSnapshot('/tmp/bn/before.heapsnapshot')
const crowd = fork(fileURLToPath(new URL('./readers.ts', import.meta.url)), [new URL(server.url).port, `/api/sessions/${session.id}/events`, '2000'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
await once(crowd, 'message')
console.log('before gc', Math.round(process.memoryUsage.rss() / 1024))
say('2000')
for (let i = 0; i < 20; i++) { await showCorrection(host.ctx, session.id, { text: 'made@' + Date.now() }); await new Promise((r) => setTimeout(r, 100)) }
console.log('before gc', Math.round(process.memoryUsage.rss() / 1024))
say('2000+20')
if (process.argv[2]) v8.writeHeapSnapshot('/tmp/bn/after.heapsnapshot')
crowd.kill(); await server.close(); await bench.close(); await stop(); process.exit()
