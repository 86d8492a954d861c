import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Edition } from '#contract/edition.ts'
import type { Feed } from '#contract/viewing.ts'
import { editionBySlug, editionReply, leadsNowhere, maySee } from '#features/edition/edition.ts'
import { filmByCode, filmById, filmsById } from '#features/film/film.ts'
import { askerOf, feedFor, filmPage, newestFilms, type Pools } from '#features/viewing/viewing.ts'
import { Refused, refuse } from '#platform/errors.ts'
import { languageOf } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { databaseIsAway } from '#platform/postgres/away.ts'
import { createShell, serveAssets } from './assets.ts'
import { atomFeed } from './atom.ts'
import { embedPage, filmHead, oEmbed } from './film-head.ts'
import { type Head, type Page, renderPage, text } from './html.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const shortCode = /^[2-9a-hjkmnp-z]{8}$/
const hide = { schema: { hide: true } as never }

/** Nothing from anywhere else; films may be framed by other sites only through their embed page. */
const policy =
  "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

/** Every address that answers with something for a browser to show, and the built files behind it. */
export const pageRoutes = (app: FastifyInstance, platform: Platform, pools: Pools): void => {
  const shellNow = createShell()
  const home = platform.config.publicUrl
  serveAssets(app)

  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    page: Omit<Page, 'language' | 'path'> & { path?: string },
  ) => {
    const shell = shellNow()
    reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .header('referrer-policy', 'strict-origin-when-cross-origin')
    if (!shell)
      return reply.status(503).type('text/plain; charset=utf-8').send('The web app hasn’t been built yet.')
    const html = Buffer.from(
      renderPage(shell, {
        path: request.url.split('?')[0] ?? '/',
        ...page,
        language: languageOf(request.headers),
      }),
    )
    const zips = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
    if (zips) reply.header('content-encoding', 'gzip')
    return reply
      .type('text/html; charset=utf-8')
      .header('vary', 'accept-encoding, accept-language, cookie')
      .send(zips ? gzipSync(html, { level: 5 }) : html)
  }

  const askerIn = async (request: FastifyRequest, reply: FastifyReply) =>
    await askerOf(platform, await app.identify(request), { request, reply })

  const showFeed = async (request: FastifyRequest, reply: FastifyReply, slug?: string) => {
    const language = languageOf(request.headers)
    const feed = await unlessAway(reply, async () =>
      // a page begins a visit, also of somebody who has never been here
      feedFor(platform, pools, { ...(await askerIn(request, reply)), known: true }, { slug }),
    )
    const edition = feed?.edition
    const head: Head = {
      title: [edition?.name[language], 'Verticale'].filter(Boolean).join(' · '),
      description: edition?.tagline[language],
      canonical: slug ? `${home}/?edition=${slug}` : `${home}/`,
      openGraph: {
        'og:type': 'website',
        'og:title': edition?.name[language] ?? 'Verticale',
        'og:description': edition?.tagline[language] ?? '',
        'og:url': `${home}/`,
        ...(edition?.keyPicture && { 'og:image': `${home}${edition.keyPicture.jpegUrl}` }),
      },
      links: edition
        ? [{ rel: 'alternate', type: 'application/atom+xml', href: `${home}/e/${edition.slug}/feed.atom` }]
        : [],
    }
    const boot = feed ? { [`/feed${slug ? `?edition=${slug}` : ''}`]: feed } : undefined
    return send(request, reply, { head, boot, first: firstFilm(feed), ink: edition?.ink })
  }

  app.get<{ Querystring: Said }>('/', hide, (request, reply) =>
    showFeed(request, reply, onceEach(request.query).edition),
  )

  const filmFor = async (request: FastifyRequest, reply: FastifyReply, id: string) => {
    const page = uuid.test(id)
      ? await unlessAway(reply, async () =>
          filmPage(platform, pools, (await askerIn(request, reply)).viewer, id),
        )
      : null
    if (!page && reply.statusCode !== 503) reply.status(404)
    return page
  }

  // a film in the place of the feed, which goes on after it; a film that no edition shows has its own page alone
  app.get<{ Params: { id: string }; Querystring: Said }>('/films/:id', hide, async (request, reply) => {
    const { id } = request.params
    const page = await filmFor(request, reply, id)
    if (page && page.entries.length === 0) return reply.redirect(`/films/${page.film.id}/about`)
    const said = onceEach(request.query).edition
    const slug = page?.entries.some(({ edition }) => edition.slug === said) ? said : undefined
    const feed =
      page &&
      (await unlessAway(reply, async () =>
        feedFor(
          platform,
          pools,
          { ...(await askerIn(request, reply)), known: true },
          { slug, film: page.film.id },
        ),
      ))
    return send(request, reply, {
      head: page ? filmHead(home, languageOf(request.headers), page) : { title: 'Verticale' },
      boot: feed ? { [`/feed?${slug ? `edition=${slug}&` : ''}film=${page.film.id}`]: feed } : undefined,
      first: firstFilm(feed),
      ink: feed?.edition?.ink,
    })
  })

  app.get<{ Params: { id: string } }>('/films/:id/about', hide, async (request, reply) => {
    const { id } = request.params
    const page = await filmFor(request, reply, id)
    return send(request, reply, {
      head: page ? filmHead(home, languageOf(request.headers), page) : { title: 'Verticale' },
      boot: page ? { [`/films/${id}/page`]: page } : undefined,
      ink: page?.entries[0]?.edition.ink,
    })
  })

  // printed and passed on: it leads to wherever the page of the film is by then
  app.get<{ Params: { code: string } }>('/f/:code', hide, async (request, reply) => {
    const code = request.params.code.toLowerCase()
    const id = shortCode.test(code)
      ? await unlessAway(reply, async () => {
          const caller = await app.identify(request)
          return await filmByCode(platform.db, code, caller.person?.id ?? null)
        })
      : null
    if (id) return reply.header('cache-control', 'no-store').redirect(`/films/${id}`)
    if (reply.statusCode !== 503) reply.status(404)
    return send(request, reply, { head: { title: 'Verticale' } })
  })

  app.get<{ Params: { id: string }; Querystring: { autoplay?: string } }>(
    '/films/:id/embed',
    hide,
    async (request, reply) => {
      const film = uuid.test(request.params.id) ? await filmById(platform.db, request.params.id) : null
      if (!film) return refuse('not_found')
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-security-policy', policy.replace("frame-ancestors 'self'", 'frame-ancestors *'))
        .send(embedPage(home, languageOf(request.headers), film, request.query.autoplay === '1'))
    },
  )

  app.get<{ Querystring: Said }>('/oembed', hide, async (request, reply) => {
    const { url = '', maxwidth, maxheight, format = 'json' } = onceEach(request.query)
    const id = /\/films\/([0-9a-f-]{36})(\/|\?|#|$)/i.exec(url)?.[1] ?? ''
    const film = url.startsWith(`${home}/`) && uuid.test(id) ? await filmById(platform.db, id) : null
    if (format !== 'json')
      return reply.status(501).send({ code: 'not_found', sentence: 'Only JSON is supported here.' })
    if (!film) return refuse('not_found')
    const most = { width: Number(maxwidth) || 360, height: Number(maxheight) || 640 }
    return reply
      .header('access-control-allow-origin', '*')
      .send(oEmbed(home, languageOf(request.headers), film, most))
  })

  app.get<{ Params: { slug: string } }>('/e/:slug/feed.atom', hide, async (request, reply) => {
    const edition = await editionBySlug(platform.db, request.params.slug)
    if (!edition?.publishedAt) return refuse('not_found')
    const films = await filmsById(platform.db, await newestFilms(pools, edition.id, 50))
    const feed = atomFeed(home, languageOf(request.headers), edition, films, platform.clock.now())
    const etag = `"${createHash('sha256').update(feed).digest('base64url')}"`
    // kept by whoever likes and asked for anew each time: a film that is taken back is in nobody's cache
    reply
      .header('cache-control', 'public, no-cache')
      .header('vary', 'accept-language, cookie')
      .header('etag', etag)
    if (request.headers['if-none-match']?.includes(etag)) return reply.status(304).send()
    return reply.type('application/atom+xml; charset=utf-8').send(feed)
  })

  app.get<{ Params: { slug: string } }>('/e/:slug/calendar.ics', hide, async (request, reply) => {
    const edition = await editionBySlug(platform.db, request.params.slug)
    if (!edition?.publishedAt) return refuse('not_found')
    // read by few, and the first of them waits for its writer
    const { calendarFile } = await import('./calendar-file.ts')
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${edition.slug}.ics"`)
      .header('cache-control', 'public, max-age=300')
      .header('vary', 'accept-language, cookie')
      .send(calendarFile(home, languageOf(request.headers), edition, platform.clock.now()))
  })

  app.get('/feed.atom', hide, async (_request, reply) => {
    const edition = await pools.edition(undefined)
    return edition ? reply.redirect(`/e/${edition.slug}/feed.atom`) : refuse('not_found')
  })

  app.get<{ Params: { slug: string } }>('/e/:slug', hide, async (request, reply) => {
    const language = languageOf(request.headers)
    const { slug } = request.params
    const edition = await unlessAway(reply, () => editionBySlug(platform.db, slug))
    const elsewhere = await nowAt(platform, slug, edition)
    if (elsewhere) return leadOn(request, reply, elsewhere)
    if (!edition?.publishedAt) {
      const isTheirs = edition !== null && maySee(await app.identify(request), edition)
      if (reply.statusCode !== 503 && !isTheirs) reply.status(404)
      return send(request, reply, { head: { title: 'Verticale' } })
    }
    const name = edition.name[language]
    const head: Head = {
      title: `${name} · Verticale`,
      description: edition.tagline[language],
      canonical: `${home}/e/${edition.slug}`,
      openGraph: {
        'og:type': 'website',
        'og:title': name,
        'og:description': edition.tagline[language],
        'og:url': `${home}/e/${edition.slug}`,
        ...(edition.keyPicture && { 'og:image': `${home}${edition.keyPicture.jpegUrl}` }),
      },
      links: [
        { rel: 'alternate', type: 'application/atom+xml', href: `${home}/e/${edition.slug}/feed.atom` },
      ],
    }
    return send(request, reply, {
      head,
      ink: edition.ink,
      boot: { [`/editions/${edition.slug}`]: editionReply(edition, platform.clock.now()) },
    })
  })

  app.get<{ Params: { slug: string } }>('/e/:slug/result', hide, async (request, reply) => {
    const { slug } = request.params
    const edition = await unlessAway(reply, () => editionBySlug(platform.db, slug))
    const elsewhere = await nowAt(platform, slug, edition)
    if (elsewhere)
      return leadOn(request, reply, elsewhere === '/editions' ? elsewhere : `${elsewhere}/result`)
    return send(request, reply, { head: { title: 'Verticale' } })
  })

  app.get<{ Params: { slug: string } }>('/editions/:slug', hide, (request, reply) =>
    reply.redirect(`/e/${encodeURIComponent(request.params.slug)}`, 301),
  )

  // the page a phone keeps for when it is offline: the feed without its films
  app.get('/offline', hide, (request, reply) =>
    send(request, reply, { head: { title: 'Verticale' }, path: '/' }),
  )

  app.get('/robots.txt', hide, (_request, reply) =>
    reply.type('text/plain').send(`User-agent: *\nDisallow: /api/\nDisallow: /console\nDisallow: /me\n`),
  )

  app.get('/*', hide, (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (/^\/(api|media|uploads)(\/|$)/.test(path)) return reply.callNotFound()
    const shell = shellNow()
    if (shell && !shell.pageAt(path)) reply.status(404)
    return send(request, reply, { head: { title: 'Verticale' } })
  })
}

/** Where an address leads that is no edition's any more: to the one that was public there, else to all of them. */
const nowAt = async ({ db }: Platform, slug: string, edition: Edition | null): Promise<string | null> => {
  if (edition) return edition.publishedAt && edition.slug !== slug ? `/e/${edition.slug}` : null
  return (await leadsNowhere(db, slug).catch(() => false)) ? '/editions' : null
}

/** For now: an edition may take its former address back, and browsers keep what is for ever. */
const leadOn = (request: FastifyRequest, reply: FastifyReply, to: string) => {
  const { search } = new URL(request.url, 'http://localhost')
  return reply.redirect(`${to}${search}`, 307)
}

type Said = Record<string, string | string[] | undefined>

/** What an address says twice, it does not say. */
const onceEach = (query: Said): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  )

/** The first film plays before any script has come. */
const firstFilm = (feed: Feed | null): string => {
  const [one] = feed?.films ?? []
  const start = one?.film.media.start
  if (!start) return ''
  const from = one.watched.atMs > 0 ? `#t=${one.watched.atMs / 1000}` : ''
  return `<div class="slide"><video id="first" muted autoplay playsinline src="${text(start + from)}"></video></div>`
}

/**
 * A page is shown even when its first data is not to be had: the app then asks, and says what is wrong. While the
 * database is away the page says so by its status too, so that nobody who reads it takes a film for gone.
 */
const unlessAway = async <T>(reply: FastifyReply, ask: () => Promise<T>): Promise<T | null> => {
  try {
    return await ask()
  } catch (error) {
    const failure = error as { code?: string; message?: string }
    if (databaseIsAway(failure)) reply.status(503).header('retry-after', '2')
    else if (!(error instanceof Refused || failure.code)) throw error
    return null
  }
}
