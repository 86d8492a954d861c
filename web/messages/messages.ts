import type { Catalogues } from './catalogues.ts'

type Locale = 'ja' | 'en'

/** The interface language: what the server rendered, which is the chosen one or the browser's. */
export const locale: Locale = document.documentElement.lang.startsWith('en') ? 'en' : 'ja'

// one locale only: each file is a chunk of its own, fetched with the page that needs it
const files = import.meta.glob<{ default: unknown }>(['./*.ja.ts', './*.en.ts'])
const loaded = new Map<keyof Catalogues, unknown>()

/** Fetches the catalogues of some areas in the language of the page. */
export const loadMessages = (...areas: (keyof Catalogues)[]): Promise<unknown> =>
  Promise.all(
    areas.map(async (area) => {
      if (loaded.has(area)) return
      const file = files[`./${area}.${locale}.ts`]
      if (!file) throw new Error(`No messages for ${area} in ${locale}`)
      loaded.set(area, (await file()).default)
    }),
  )

/**
 * The texts of an area, already loaded by its page: `const t = messages('feed')`, then `t.share` or
 * `t.left({ time: '1:26' })`.
 */
export const messages = <A extends keyof Catalogues>(area: A): Catalogues[A] => {
  const texts = loaded.get(area)
  if (!texts) throw new Error(`The messages of ${area} were not loaded: name them where the page is listed`)
  return texts as Catalogues[A]
}

/** Remembers the choice for the server too and shows the page in the other language. */
export const chooseLocale = (chosen: Locale): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads this cookie before it renders
  document.cookie = `lang=${chosen}; path=/; max-age=31536000; samesite=lax`
  location.reload()
}
