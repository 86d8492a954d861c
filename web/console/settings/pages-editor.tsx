import { useEffect, useState } from 'preact/hooks'
import type { EditionPage } from '#contract/opening.ts'
import { mostPageText, type PageKind, pageKinds } from '#contract/plain/edition.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { FreeText } from '../../edition/free-text.tsx'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { FailedPage } from '../../ui/failed-page.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaving } from '../../ui/leaving.tsx'
import { notice } from '../../ui/notice.tsx'
import { addressOf } from '../address.ts'
import type { DeskProps } from '../section.ts'
import s from './settings.module.css'

type Text = { ja: string; en: string }
type Texts = Record<PageKind, Text>

/** The free pages: questions, rules in full, prizes, contact, each in both languages, in Markdown. */
export const PagesEditor = ({ desk, written }: { desk: DeskProps; written: () => void }) => {
  const { edition } = desk
  const pages = useLoad(
    (signal) => call('GET /editions/:id/pages', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  if (pages.error && !pages.data) return <FailedPage error={pages.error} again={pages.again} />
  if (!pages.data) return null
  return (
    <Editor
      desk={desk}
      pages={pages.data.pages}
      written={() => {
        pages.again()
        written()
      }}
    />
  )
}

const Editor = ({
  desk: { edition },
  pages,
  written,
}: {
  desk: DeskProps
  pages: EditionPage[]
  written: () => void
}) => {
  const t = messages('settings')
  const [texts, setTexts] = useState<Texts>(() => textsOf(pages))
  const stored = textsOf(pages)
  const changed = pageKinds.filter((kind) => JSON.stringify(texts[kind]) !== JSON.stringify(stored[kind]))
  const [failedAt, setFailedAt] = useState<PageKind | null>(null)
  useEffect(() => setTexts(textsOf(pages)), [pages])
  const saving = useAct(async () => {
    for (const kind of changed) {
      setFailedAt(kind)
      await call('PUT /editions/:id/pages/:kind', { params: { id: edition.id, kind }, body: texts[kind] })
    }
    setFailedAt(null)
    notice(t.pagesSaved, { icon: 'check' })
    written()
  })
  const drop = () => setTexts(stored)
  return (
    <>
      <Form
        onSend={saving.run}
        elsewhere={saving.elsewhere}
        bar={changed.length > 0 ? messages('common').unsaved : null}
        acts={
          <>
            <Button kind="line" slim onClick={drop}>
              {messages('common').undo}
            </Button>
            <Button type="submit" slim busy={saving.busy && t.saving}>
              {t.save}
            </Button>
          </>
        }
      >
        <p class={s.lead}>{t.pagesText}</p>
        {pageKinds.map((kind) => (
          <section key={kind} class={s.item}>
            <h3 class="serif-text">{t.pageKinds[kind]}</h3>
            <p class={s.lead}>{t.pageHints[kind]}</p>
            <div class={s.two}>
              {(['ja', 'en'] as const).map((language) => (
                <TextArea
                  key={language}
                  lang={language}
                  label={language === 'ja' ? t.inJapanese : t.inEnglish}
                  rows={8}
                  most={mostPageText}
                  value={texts[kind][language]}
                  onText={(text) => setTexts({ ...texts, [kind]: { ...texts[kind], [language]: text } })}
                  error={failedAt === kind ? saving.at(language) : undefined}
                />
              ))}
            </div>
            <Stored page={pages.find((one) => one.kind === kind)} changed={changed.includes(kind)} />
          </section>
        ))}
      </Form>
      <Leaving
        dirty={changed.length > 0}
        stays={(pathname) => pathname === addressOf(edition, 'settings', 'pages')}
        save={saving.run}
        drop={drop}
      />
    </>
  )
}

/** As it is shown to everyone; while it is being changed it is what was saved. */
const Stored = ({ page, changed }: { page: EditionPage | undefined; changed: boolean }) => {
  const t = messages('settings')
  if (!page) return null
  return (
    <details>
      <summary class="small">{changed ? t.pageAsSaved : t.pageAsShown}</summary>
      <div class={s.two}>
        <FreeText blocks={page.blocks.ja} lang="ja" />
        <FreeText blocks={page.blocks.en} lang="en" />
      </div>
    </details>
  )
}

const textsOf = (pages: EditionPage[]): Texts =>
  Object.fromEntries(
    pageKinds.map((kind) => [kind, pages.find((page) => page.kind === kind)?.source ?? { ja: '', en: '' }]),
  ) as Texts
