/// <reference lib="webworker" />
// The shell and what was shown stay on this phone; everything else comes from the festival.
declare const self: ServiceWorkerGlobalScope

export {}

declare const __SHELL__: string[]
const shell = 'shell-1'

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(shell)
      await cache.add(new Request('/offline', { cache: 'reload' }))
      await cache.addAll(__SHELL__)
      await self.skipWaiting()
    })(),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(shell)
      const wanted = new Set(['/offline', ...__SHELL__])
      for (const request of await cache.keys())
        if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request)
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(kept(request))
  else if (request.mode === 'navigate' && !/^\/(api|media|uploads)\//.test(url.pathname))
    event.respondWith(page(request))
})

/** Files under /assets carry their content in the name: once kept, never asked for again. */
const kept = async (request: Request): Promise<Response> => {
  const found = await caches.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) (await caches.open(shell)).put(request, answer.clone())
  return answer
}

const page = async (request: Request): Promise<Response> => {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match('/offline')) ?? Response.error()
  }
}
