// The page of a wall, for a device that comes up before its network does: network first, else what was there last time.
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

async function pageOf(request) {
  try {
    const answer = await fetch(request)
    if (answer.ok) await (await caches.open(kept)).put(request, answer.clone())
    return answer
  } catch (error) {
    const known = await caches.match(request)
    if (known) return known
    throw error
  }
}
