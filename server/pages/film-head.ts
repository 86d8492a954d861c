import type { FilmView } from '#contract/film.ts'
import type { Language } from '#contract/route.ts'
import type { FilmPage } from '#contract/viewing.ts'
import { titleIn } from '#features/film/film.ts'
import { type Head, text } from './html.ts'

export const makersOf = (film: FilmView): string => {
  const directors = film.credits.filter(({ role }) => role === 'director').map(({ name }) => name)
  return (directors.length > 0 ? directors : film.makers.map(({ name }) => name)).filter(Boolean).join(', ')
}

/** Open Graph, JSON-LD VideoObject and oEmbed of a film's page. */
export const filmHead = (home: string, language: Language, { film, entries }: FilmPage): Head => {
  const title = titleIn(film.title, language)
  const by = makersOf(film)
  const description = film.synopsis[language] || film.synopsis.ja || film.synopsis.en || by
  const canonical = `${home}/films/${film.id}`
  const at = (path: string | null) => (path ? `${home}${path}` : undefined)
  const [poster, start] = [at(film.media.poster), at(film.media.start)]
  const edition = entries[0]?.edition.name[language]
  const [width, height] = [film.width ?? 1080, film.height ?? 1920]
  return {
    title: [title, by, 'Verticale'].filter(Boolean).join(' · '),
    description,
    canonical,
    openGraph: {
      'og:type': 'video.movie',
      'og:title': title,
      'og:description': description,
      'og:url': canonical,
      'og:site_name': edition ?? 'Verticale',
      'og:locale': language === 'ja' ? 'ja_JP' : 'en_GB',
      ...(poster && { 'og:image': poster, 'og:image:alt': title }),
      ...(start && {
        'og:video': start,
        'og:video:type': 'video/mp4',
        'og:video:width': width,
        'og:video:height': height,
      }),
      'video:duration': Math.round(film.durationMs / 1000),
    },
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'VideoObject',
      name: title,
      ...(film.title.original !== title && { alternateName: film.title.original }),
      description,
      thumbnailUrl: poster ? [poster] : [],
      uploadDate: film.publishedAt,
      duration: `PT${Math.round(film.durationMs / 1000)}S`,
      contentUrl: start,
      embedUrl: `${canonical}/embed`,
      inLanguage: film.language,
      creator: film.makers.map(({ name }) => ({ '@type': 'Person', name })),
      width,
      height,
    },
    links: [
      {
        rel: 'alternate',
        type: 'application/json+oembed',
        href: `${home}/oembed?url=${encodeURIComponent(canonical)}`,
        title,
      },
    ],
  }
}

/** The answer of the oEmbed address; at most as large as asked for, always upright. */
export const oEmbed = (
  home: string,
  language: Language,
  film: FilmView,
  most: { width: number; height: number },
) => {
  const height = Math.max(160, Math.min(most.height, (most.width * 16) / 9, 640))
  const width = Math.round((height * 9) / 16)
  const address = `${home}/films/${film.id}/embed`
  return {
    version: '1.0',
    type: 'video',
    provider_name: 'Verticale',
    provider_url: home,
    title: titleIn(film.title, language),
    author_name: makersOf(film),
    ...(film.media.poster && {
      thumbnail_url: `${home}${film.media.poster}`,
      thumbnail_width: 540,
      thumbnail_height: 960,
    }),
    width,
    height: Math.round(height),
    html: `<iframe src="${text(address)}" width="${width}" height="${Math.round(height)}" allow="fullscreen" loading="lazy" style="border:0" title="${text(titleIn(film.title, language))}"></iframe>`,
  }
}

/** A page for other sites' frames: the film and nothing else, without any script. */
export const embedPage = (home: string, language: Language, film: FilmView, autoplay = false): string => {
  const { media } = film
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const nameOf = (code: string) => names.of(code) ?? code
  const tracks = media.captions.map(
    ({ language: of, src }, i) =>
      `<track kind="captions" srclang="${text(of)}" label="${text(nameOf(of))}" src="${text(src)}"${i === 0 ? ' default' : ''}>`,
  )
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(titleIn(film.title, language))}</title><link rel="canonical" href="${home}/films/${film.id}">
<style>html,body{margin:0;height:100%;background:#0c0b0a}video{width:100%;height:100%;display:block}</style>
<video controls playsinline ${autoplay ? 'muted autoplay' : 'preload="none"'}${media.poster ? ` poster="${text(media.poster)}"` : ''} src="${text(media.start ?? '')}">${tracks.join('')}</video></html>`
}
