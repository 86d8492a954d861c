import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { captionPlaylist, masterPlaylist } from '#platform/media/playlist.ts'
import type { Platform } from '#platform/platform.ts'

/** What stands behind a media address. `settled`: nothing more will be added to it by preparation. */
export type Answer = { mediaType: string; etag: string; isPublic: boolean; settled: boolean } & (
  | { hash: string; bytes: number; progressive?: boolean }
  | { text: string }
)

type Granted = { filmId: string; isPublic: boolean; complete: boolean }

const hlsType = 'application/vnd.apple.mpegurl'

/** Looks up a grant and a file name below it; null when either is unknown, ended or revoked. */
export async function mediaBehind(platform: Platform, token: string, name: string): Promise<Answer | null> {
  const granted = await grantOf(platform, token)
  if (!granted) return null
  if (name === 'master.m3u8') return await master(platform, granted)
  const caption = /^captions\/([A-Za-z0-9-]{2,35})\.(vtt|m3u8)$/.exec(name)
  if (caption) return await captions(platform, granted, caption[1] ?? '', caption[2] === 'm3u8')
  const [, base, kind] = /^([a-z0-9]{1,12})\.(mp4|m3u8|jpg)$/.exec(name) ?? []
  if (!base) return null
  if (kind === 'm3u8') return await playlist(platform, granted, base)
  return kind === 'mp4' ? await rendition(platform, granted, base) : await picture(platform, granted, base)
}

async function grantOf({ db, clock }: Platform, token: string): Promise<Granted | null> {
  if (!/^[A-Za-z0-9_-]{16,64}$/.test(token)) return null
  const row = await db
    .selectFrom('mediaGrant')
    .leftJoin('preparation', 'preparation.filmId', 'mediaGrant.filmId')
    .where('token', '=', token)
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', clock.now())]))
    .select(['mediaGrant.filmId', 'purpose', 'preparation.state'])
    .executeTakeFirst()
  return row
    ? { filmId: row.filmId, isPublic: row.purpose === 'publication', complete: row.state === 'complete' }
    : null
}

async function rendition(
  { db }: Platform,
  { filmId, isPublic }: Granted,
  name: string,
): Promise<Answer | null> {
  const row = await db
    .selectFrom('rendition')
    .innerJoin('blob', 'blob.hash', 'rendition.hash')
    .where('filmId', '=', filmId)
    .where('name', '=', name)
    .select(['blob.hash', 'blob.bytes', 'blob.mediaType'])
    .executeTakeFirst()
  if (!row) return null
  return {
    mediaType: row.mediaType,
    etag: tag(row.hash),
    isPublic,
    settled: true,
    hash: row.hash,
    bytes: Number(row.bytes),
    progressive: name === 'start',
  }
}

async function picture(
  { db }: Platform,
  { filmId, isPublic }: Granted,
  name: string,
): Promise<Answer | null> {
  if (name !== 'poster' && name !== 'storyboard') return null
  const row = await db
    .selectFrom(name)
    .innerJoin('blob', 'blob.hash', `${name}.hash`)
    .where('filmId', '=', filmId)
    .select(['blob.hash', 'blob.bytes'])
    .executeTakeFirst()
  if (!row) return null
  return {
    mediaType: 'image/jpeg',
    etag: tag(row.hash),
    isPublic,
    settled: true,
    hash: row.hash,
    bytes: Number(row.bytes),
  }
}

/** The stored playlist, its file named with its version: the bytes behind that address never change. */
async function playlist(
  { db }: Platform,
  { filmId, isPublic }: Granted,
  name: string,
): Promise<Answer | null> {
  const row = await db
    .selectFrom('rendition')
    .where('filmId', '=', filmId)
    .where('name', '=', name)
    .select(['playlist', 'hash'])
    .executeTakeFirst()
  if (!row?.playlist) return null
  return said(
    row.playlist.replaceAll(`${name}.mp4`, `${name}.mp4?v=${row.hash.slice(0, 8)}`),
    hlsType,
    isPublic,
    true,
  )
}

async function master({ db }: Platform, { filmId, isPublic, complete }: Granted): Promise<Answer | null> {
  const rows = await db.selectFrom('rendition').where('filmId', '=', filmId).selectAll().execute()
  const variants = rows.flatMap((row) =>
    row.playlist && row.width && row.height ? [{ ...row, width: row.width, height: row.height }] : [],
  )
  if (variants.length === 0) return null
  const sound = rows.find((row) => row.name === 'audio') ?? null
  const { rows: captions } = await sql<{ language: string }>`
    select language from caption where film_id = ${filmId} order by language`.execute(db)
  const named = captions.map(({ language }) => ({ language, name: nameOf(language) }))
  return said(masterPlaylist(variants, sound, named), hlsType, isPublic, complete)
}

async function captions({ db }: Platform, { filmId, isPublic }: Granted, language: string, list: boolean) {
  const row = await db
    .selectFrom('caption')
    .innerJoin('original', 'original.filmId', 'caption.filmId')
    .where('caption.filmId', '=', filmId)
    .where('language', '=', language)
    .select(['webvtt', 'durationMs'])
    .executeTakeFirst()
  if (!row) return null
  return list
    ? said(captionPlaylist(language, row.durationMs ?? 0), hlsType, isPublic, true)
    : said(row.webvtt, 'text/vtt; charset=utf-8', isPublic, true)
}

const said = (text: string, mediaType: string, isPublic: boolean, settled: boolean): Answer => ({
  text,
  mediaType,
  isPublic,
  settled,
  etag: tag(createHash('sha256').update(text).digest('hex')),
})

const tag = (hash: string): string => hash.slice(0, 32)

/** The language in its own words, as players show it. */
function nameOf(language: string): string {
  try {
    return (new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language).replaceAll(
      '"',
      '',
    )
  } catch {
    return language
  }
}
