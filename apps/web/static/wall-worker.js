// The page of a wall, for a device that comes up before its network does: network first, else what was there last time;
// the same where the server itself is not up yet.
const kept = 'zhibo-wall'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  const isPage = request.mode === 'navigate'
  const isFile = origin === self.location.origin && pathname.startsWith('/_app/immutable/')
  if (request.method !== 'GET' || !(isPage || isFile)) return
  event.respondWith(isFile ? fileOf(request) : pageOf(request))
})

/** Files of the build never change under their name. */
async function fileOf(request) {
  const known = await caches.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(kept)).put(request, answer.clone())
  return answer
}

/** A page of an error would stand there until somebody comes: what was kept asks again by itself, as after a power cut. */
async function pageOf(request) {
  const answer = await fetch(request).catch(() => null)
  if (answer?.ok) await (await caches.open(kept)).put(request, answer.clone())
  if (answer && answer.status < 500) return answer
  return (await caches.match(request)) ?? answer ?? Response.error()
}
