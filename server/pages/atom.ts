import type { Edition } from '#contract/edition.ts'
import type { FilmView } from '#contract/film.ts'
import type { Language } from '#contract/route.ts'
import { titleIn } from '#features/film/film.ts'
import { makersOf } from './film-head.ts'
import { text } from './html.ts'

/** The films of an edition as an Atom feed (RFC 4287), newest first. */
export const atomFeed = (
  home: string,
  language: Language,
  edition: Edition,
  films: readonly FilmView[],
  now: Date,
): string => {
  const self = `${home}/e/${edition.slug}/feed.atom`
  const updated = films[0]?.publishedAt ?? edition.publishedAt ?? now.toISOString()
  const entries = films.map((film) => {
    const address = `${home}/films/${film.id}`
    return `<entry>
<id>urn:uuid:${film.id}</id>
<title>${text(titleIn(film.title, language))}</title>
<link href="${address}"/>
${film.media.start ? `<link rel="enclosure" type="video/mp4" href="${home}${text(film.media.start)}"/>` : ''}
<published>${film.publishedAt}</published>
<updated>${film.publishedAt}</updated>
<author><name>${text(makersOf(film) || '-')}</name></author>
<summary>${text(film.synopsis[language] || film.synopsis.ja || film.synopsis.en)}</summary>
</entry>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>urn:uuid:${edition.id}</id>
<title>${text(edition.name[language] || edition.name.ja || edition.name.en)}</title>
<subtitle>${text(edition.tagline[language])}</subtitle>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link href="${home}/e/${edition.slug}"/>
<updated>${updated}</updated>
${entries.join('\n')}
</feed>
`
}
