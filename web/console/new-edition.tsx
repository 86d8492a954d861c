import { useEffect, useMemo, useState } from 'preact/hooks'
import { editionLimits } from '#contract/plain/edition.ts'
import { call, Refused } from '../call.ts'
import { useHeld } from '../held.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { sentenceOf } from '../refused.ts'
import { go } from '../steps.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { showWrong } from '../ui/form.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import s from './new-edition.module.css'

type Written = { ja: string; en: string; slug: string | null }
const nothing: Written = { ja: '', en: '', slug: null }

/** The first step of an edition: two names and an address. */
export const NewEdition = () => {
  const t = messages('console')
  // made once, so that pressing twice makes one edition
  const id = useMemo(() => newId(), [])
  const [{ ja, en, slug }, setWritten] = useHeld<Written>('new edition', nothing)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const address = slug ?? slugOf(en)
  const make = async () => {
    setBusy(true)
    try {
      const edition = await call('POST /editions', { body: { id, slug: address, name: { ja, en } } })
      setWritten(nothing)
      go(`/console/${edition.slug}/settings`)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const errorAt = (field: string, wrong: string) =>
    refused?.field?.startsWith(field)
      ? refused.code === 'invalid_input'
        ? wrong
        : sentenceOf(refused)
      : undefined
  const write = (some: Partial<Written>) => {
    setWritten({ ja, en, slug, ...some })
    setRefused(null)
  }
  useEffect(() => {
    const back = () => setRefused(null)
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [])
  return (
    <main class={s.page}>
      <TopBar back="/console" />
      <div class={s.form}>
        <h1 class="serif">{t.newTitle}</h1>
        <p class="dim">{t.newText}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const form = event.currentTarget
            void make().then(() => showWrong(form))
          }}
        >
          <Field
            label={t.nameJa}
            lang="ja"
            title
            value={ja}
            onText={(ja) => write({ ja })}
            most={editionLimits.name}
            error={
              errorAt('name.ja', t.nameWrong) ?? (refused?.field === 'name' ? sentenceOf(refused) : undefined)
            }
          />
          <Field
            label={t.nameEn}
            lang="en"
            title
            value={en}
            onText={(en) => write({ en })}
            most={editionLimits.name}
            error={errorAt('name.en', t.nameWrong)}
          />
          <Field
            label={t.slug}
            value={address}
            onText={(slug) => write({ slug })}
            hint={t.slugHint({ url: `${location.origin}/e/${address || '…'}` })}
            error={errorAt('slug', t.slugWrong)}
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
    .replace(/^-|-$/g, '')
    .slice(0, 48)
