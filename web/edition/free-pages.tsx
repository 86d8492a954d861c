import type { EditionReply } from '#contract/edition.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { locale, messages } from '../messages/messages.ts'
import s from './edition-page.module.css'
import { FreeText } from './free-text.tsx'

/** What the organisers have written for everyone: in the reader's language, or in the other where that is missing. */
export const FreePages = ({ edition }: { edition: EditionReply }) => {
  const t = messages('edition')
  const pages = useLoad(
    (signal) => call('GET /editions/:id/pages', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  return (
    <>
      {pages.data?.pages.map(({ kind, blocks }) => {
        const language = blocks[locale].length > 0 ? locale : locale === 'ja' ? 'en' : 'ja'
        return (
          <section key={kind} id={kind} class={s.free}>
            <h2 class="serif">{t.pages[kind]}</h2>
            <FreeText blocks={blocks[language]} lang={language} />
          </section>
        )
      })}
    </>
  )
}
