import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const dist = join(import.meta.dirname, '../../web/dist')

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
}
const compressible = /^(text|application\/manifest|image\/svg)/

type Asset = { type: string; body: Buffer; gzip?: Buffer; br?: Buffer }

/** The files that Vite has built, kept in memory with their compressed forms once asked for. */
export const serveAssets = (app: FastifyInstance): void => {
  const kept = new Map<string, Promise<Asset | null>>()
  const asset = (path: string): Promise<Asset | null> => {
    const found = kept.get(path) ?? load(path)
    kept.set(path, found)
    return found
  }
  const send = async (request: FastifyRequest, reply: FastifyReply, path: string, cache: string) => {
    const found = /(^|\/)\./.test(path) ? null : await asset(path)
    if (!found) {
      kept.delete(path)
      return reply.callNotFound()
    }
    reply.header('content-type', found.type).header('cache-control', cache).header('vary', 'accept-encoding')
    const accepted = String(request.headers['accept-encoding'] ?? '')
    if (found.br && /\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(found.br)
    if (found.gzip && /\bgzip\b/.test(accepted))
      return reply.header('content-encoding', 'gzip').send(found.gzip)
    return reply.send(found.body)
  }
  const hide = { schema: { hide: true } as never }
  app.get<{ Params: { '*': string } }>('/assets/*', hide, (request, reply) =>
    send(request, reply, `assets/${request.params['*']}`, 'public, max-age=31536000, immutable'),
  )
  app.get<{ Params: { '*': string } }>('/icons/*', hide, (request, reply) =>
    send(request, reply, `icons/${request.params['*']}`, 'public, max-age=86400'),
  )
  for (const file of ['manifest.webmanifest', 'sw.js'])
    app.get(`/${file}`, hide, (request, reply) => send(request, reply, file, 'no-cache'))
  app.get('/favicon.ico', hide, (request, reply) =>
    send(request, reply, 'icons/192.png', 'public, max-age=86400'),
  )
}

const load = async (path: string): Promise<Asset | null> => {
  const file = normalize(join(dist, path))
  if (!file.startsWith(dist) || !existsSync(file)) return null
  const body = await readFile(file)
  const type = types[extname(file)] ?? 'application/octet-stream'
  if (!compressible.test(type)) return { type, body }
  const [zipped, br] = await Promise.all([
    promisify(gzip)(body, { level: 9 }),
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  ])
  return { type, body, gzip: zipped, br }
}

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
