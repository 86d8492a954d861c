import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import files, { type SendOptions } from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const dist = join(import.meta.dirname, '../../web/dist')

/** Names with a hash in them never mean anything else; the others are asked for again. */
const forever: SendOptions = { maxAge: '1y', immutable: true }
const forADay: SendOptions = { maxAge: '1d' }
const neverUnasked: SendOptions = { cacheControl: false }

/** The files that Vite has built, in the compressed form that the browser takes and the build has laid beside them. */
export const serveAssets = (app: FastifyInstance, folder = dist): void => {
  app.register(files, {
    root: folder,
    serve: false,
    preCompressed: true,
    index: false,
    suppressWarning: true,
  })
  const hide = { schema: { hide: true } as never }
  const inside = (reply: FastifyReply, path: string, options: SendOptions) =>
    isPlain(path) ? reply.sendFile(path, options) : reply.callNotFound()
  app.get<{ Params: { '*': string } }>('/assets/*', hide, (request, reply) =>
    inside(reply, `assets/${request.params['*']}`, forever),
  )
  app.get<{ Params: { '*': string } }>('/icons/*', hide, (request, reply) =>
    inside(reply, `icons/${request.params['*']}`, forADay),
  )
  for (const file of ['manifest.webmanifest', 'sw.js'])
    app.get(`/${file}`, hide, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(file, neverUnasked),
    )
  app.get('/favicon.ico', hide, (_request, reply) => reply.sendFile('icons/192.png', forADay))
}

/** Hidden files, folders above and empty names are none of ours. */
const isPlain = (path: string): boolean => !/(^|\/)(\.|\/|$)|[\\\0]/.test(path)

type Files = { js: string[]; css: string[] }
/** A page of the app: what it lies on, and the scripts and styles that its first sight needs in each language. */
export type BuiltPage = { ground: 'stage' | 'paper'; ja: Files; en: Files }

/** What the HTML of a page is made of. */
export type Shell = {
  template: string
  /** The page at this path; null when the app knows none. */
  pageAt(path: string): BuiltPage | null
}

/** Reads the build; null while there is none. Reads it again when it has changed. */
export const createShell = (): (() => Shell | null) => {
  let kept: { shell: Shell; html: string } | null = null
  return () => {
    const file = join(dist, 'index.html')
    if (!existsSync(file)) return null
    const html = readFileSync(file, 'utf8')
    if (kept?.html !== html) kept = { html, shell: readShell(html) }
    return kept.shell
  }
}

const readShell = (template: string): Shell => {
  const pages = JSON.parse(readFileSync(join(dist, 'pages.json'), 'utf8')) as (BuiltPage & { path: string })[]
  const known = pages.map((page) => ({
    page,
    pattern: new RegExp(`^${page.path.replace(/\/\*$/, '(?:/.*)?').replace(/:\w+/g, '[^/]+')}/?$`),
  }))
  return { template, pageAt: (path) => known.find(({ pattern }) => pattern.test(path))?.page ?? null }
}
