import { useMemo, useState } from 'preact/hooks'
import { call, Refused } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import { go } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import s from './new-edition.module.css'

/** The first step of an edition: two names and an address. */
export const NewEdition = () => {
  const t = messages('console')
  // made once, so that pressing twice makes one edition
  const id = useMemo(() => crypto.randomUUID(), [])
  const [ja, setJa] = useState('')
  const [en, setEn] = useState('')
  const [slug, setSlug] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const address = slug ?? slugOf(en)
  const make = async () => {
    setBusy(true)
    try {
      const edition = await call('POST /editions', { body: { id, slug: address, name: { ja, en } } })
      go(`/console/${edition.slug}/settings`)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const errorAt = (field: string) => (refused?.field?.startsWith(field) ? sentenceOf(refused) : undefined)
  return (
    <main class={s.page}>
      <TopBar back="/console" />
      <div class={s.form}>
        <h1 class="serif">{t.newTitle}</h1>
        <p class="dim">{t.newText}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void make()
          }}
        >
          <Field
            label={t.nameJa}
            lang="ja"
            title
            value={ja}
            onText={setJa}
            most={80}
            error={errorAt('name')}
          />
          <Field label={t.nameEn} lang="en" title value={en} onText={setEn} most={80} />
          <Field
            label={t.slug}
            value={address}
            onText={(text) => {
              setSlug(text)
              setRefused(null)
            }}
            hint={t.slugHint({ url: `${location.origin}/e/${address || '…'}` })}
            error={refused?.code === 'invalid_input' ? errorAt('slug') && t.slugWrong : errorAt('slug')}
            autocapitalize="none"
            spellcheck={false}
          />
          {refused && !refused.field && <p role="alert">{sentenceOf(refused)}</p>}
          <div class={s.acts}>
            <Button type="submit" wide busy={busy && t.creating}>
              {t.create}
            </Button>
          </div>
        </form>
      </div>
    </main>
  )
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
