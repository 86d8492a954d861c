import type { Static } from 'typebox'
import type { FilmChange, Title, Waiting as WaitingSchema } from '#contract/film.ts'
import { filmLimits } from '#contract/plain/film.ts'
import type { MissingConsent } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import { cleanText } from '#platform/text/text.ts'

/** A change as it is kept: every text clean and within its limit. Refuses at the field with a typed code. */
export const tidyChange = (change: FilmChange): FilmChange => ({
  ...(change.title && { title: tidyTitle(change.title) }),
  ...(change.synopsis && {
    synopsis: Object.fromEntries(
      Object.entries(change.synopsis).map(([language, text]) => [
        language,
        cleanText(text, { field: `synopsis.${language}`, limit: filmLimits.synopsis, lines: true }),
      ]),
    ),
  }),
  ...(change.language !== undefined && { language: tidyLanguage(change.language, 'language') }),
  ...(change.post !== undefined && {
    post: cleanText(change.post, { field: 'post', limit: filmLimits.post, lines: true }),
  }),
  ...(change.categoryIds && { categoryIds: [...new Set(change.categoryIds)] }),
  ...(change.credits && { credits: tidyCredits(change.credits) }),
})

const tidyTitle = (title: Partial<Title>): Partial<Title> => {
  const forms = Object.entries(title).map(([form, text]) => {
    const field = `title.${form}`
    const clean = cleanText(text, { field, limit: filmLimits.title })
    if (form === 'reading') return [form, tidyReading(clean, field)]
    if (form === 'romanised' && !isLatin(clean)) refuse('film_title_not_latin', {}, field)
    return [form, clean]
  })
  return Object.fromEntries(forms)
}

/** Katakana becomes hiragana; kanji and Latin letters are no reading. */
const tidyReading = (text: string, field: string): string => {
  const hiragana = text
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
  const other = hiragana.replace(/[\p{sc=Hiragana}\p{N}\p{P}\p{S}\p{M}\p{Z}ー〜々]/gu, '')
  if (other !== '') refuse('film_reading_not_kana', {}, field)
  return hiragana
}

const isLatin = (text: string): boolean =>
  (text.match(/\p{L}/gu) ?? []).every((letter) => /\p{sc=Latin}|[ʻʼ’]/u.test(letter))

/** A BCP 47 tag in its canonical form; 'zxx' says that nothing is spoken. */
export const tidyLanguage = (tag: string, field: string): string => {
  try {
    const canonical = Intl.getCanonicalLocales(tag.trim())[0]
    if (canonical && canonical.length <= 35) return canonical
  } catch {}
  return refuse('film_language_unknown', {}, field)
}

const tidyCredits = (credits: NonNullable<FilmChange['credits']>) => {
  if (credits.length > filmLimits.credits)
    refuse('film_credits_too_many', { limit: filmLimits.credits }, 'credits')
  return credits.map(({ id, role, name }, i) => {
    const credit = {
      id,
      role: cleanText(role, { field: `credits.${i}.role`, limit: filmLimits.creditRole }),
      name: cleanText(name, { field: `credits.${i}.name`, limit: filmLimits.creditName }),
    }
    if (credit.name === '') refuse('film_credit_empty', {}, `credits.${i}.name`)
    return credit
  })
}

export type Waiting = Static<typeof WaitingSchema>

/** What still stands between a film and its publication, in the order in which people can act on it. */
export const waitingFor = (film: {
  uploaded: boolean
  watchable: boolean
  rights: boolean
  consents: readonly MissingConsent[]
  /** There is no edition that shows it, and its maker has not asked for their own page. */
  nowhere: boolean
  ruled: boolean
}): Waiting[] => [
  ...(film.uploaded ? [] : ['upload' as const]),
  ...(film.uploaded && !film.watchable ? ['preparation' as const] : []),
  ...(film.rights ? [] : ['rights' as const]),
  ...film.consents,
  ...(film.nowhere ? ['place' as const] : []),
  ...(film.ruled ? ['ruling' as const] : []),
]

/** What takes a public film away, when it comes to be missing. A ruling hides it and leaves it published. */
export const takesAway: ReadonlySet<Waiting> = new Set<Waiting>([
  'rights',
  'terms',
  'birth_date',
  'guardian',
  'place',
])
