import { useRef, useState } from 'preact/hooks'
import type { EditionReply } from '#contract/edition.ts'
import type { EntryView } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
import { longestName } from '#contract/plain/account.ts'
import { filmLimits } from '#contract/plain/film.ts'
import { me } from '../account/session.ts'
import { call, Refused, unreachable } from '../call.ts'
import { useHeld } from '../held.ts'
import { locale, messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { isRefusal, tellWhy } from '../refused.ts'
import { go } from '../steps.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextArea, Tick } from '../ui/field.tsx'
import { notice } from '../ui/notice.tsx'
import { closesAt } from '../words/edition.ts'
import { deadlineOf } from '../words/moment.ts'
import { said } from '../words/said.ts'
import { CaptionsField } from './captions-field.tsx'
import { CreditsField } from './credits-field.tsx'
import type { Draft } from './draft.ts'
import { PostField } from './post-field.tsx'
import { type Promises, PromisesField } from './promises-field.tsx'
import { TeamField } from './team-field.tsx'
import s from './words.module.css'

type Props = {
  film: FilmDraft
  entries: EntryView[]
  edition: EditionReply | null
  draft: Draft
  onFilm: (film: FilmDraft) => void
  /** The hashtag now names this one: its categories, its rights text and its deadline count. */
  onEdition: (slug: string) => void
}

export const WordsForm = ({ film, entries, edition, draft, onFilm, onEdition }: Props) => {
  const t = messages('studio')
  const { words, errors } = draft
  const { title, synopsis, language, categoryIds } = words.value
  const error = (field: string) => errors.value[field]
  const other = locale === 'ja' ? 'en' : 'ja'
  const [promises, setPromises] = useHeld<Promises>(`promises ${film.film.id}`, {
    ownWork: film.rights?.ownWork ?? false,
    music: film.rights?.music ?? false,
    people: film.rights?.people ?? false,
  })
  const [enters, setEnters] = useState(false)
  const [busy, setBusy] = useState(false)
  const invitation = useRef<(() => Promise<boolean>) | null>(null)
  const [nameless] = useState(me.value?.name === '')
  const [name, setName] = useHeld(`name ${film.film.id}`, '')
  const titleForm = (form: keyof typeof title) => ({
    value: title[form],
    onText: (text: string) => draft.change({ title: { ...title, [form]: text } }),
    error: error(`title.${form}`),
  })

  const submit = async () => {
    setBusy(true)
    const id = film.film.id
    try {
      if (!(await draft.save())) {
        if (draft.problem() !== null) throw draft.problem()
        return showFirstError()
      }
      if (nameless && name.trim()) me.value = await call('PATCH /me', { body: { name } })
      // it says who invites
      if (invitation.current && !(await invitation.current())) return showFirstError()
      if (
        promises.ownWork !== film.rights?.ownWork ||
        promises.music !== film.rights.music ||
        promises.people !== film.rights.people
      )
        await call('PUT /films/:id/rights', {
          params: { id },
          body: { id: newId(), version: edition?.rights.version ?? '', ...promises },
        })
      const posted = await call('PUT /films/:id/publication', { params: { id } })
      const entry = posted.entries.find(({ withdrawal }) => !withdrawal)
      go(entry ? `/entries/${entry.id}` : `/studio/${id}`)
    } catch (refusal) {
      if (refusal instanceof Refused && refusal.field) {
        errors.value = { [refusal.field]: refusal.message }
        showFirstError()
      } else if (isRefusal(refusal, unreachable)) notice(t.keptHere, { bad: true })
      else tellWhy(refusal)
    } finally {
      setBusy(false)
    }
  }

  const until = edition && closesAt(edition)
  const form = (
    <>
      <Field
        label={t.title}
        title
        most={filmLimits.title}
        required
        autocomplete="off"
        {...titleForm('original')}
      />
      {locale === 'ja' && <Field label={t.reading} autocomplete="off" {...titleForm('reading')} />}
      <details
        class={s.more}
        open={Boolean(
          error('title.english') || error('title.romanised') || (locale === 'en' && error('title.reading')),
        )}
      >
        <summary>{t.otherTitles}</summary>
        <Field label={t.english} lang="en" autocomplete="off" {...titleForm('english')} />
        <Field label={t.romanised} lang="en" autocomplete="off" {...titleForm('romanised')} />
        {locale === 'en' && (
          <Field
            label={t.reading}
            hint={t.readingHint}
            lang="ja"
            autocomplete="off"
            {...titleForm('reading')}
          />
        )}
        <TextArea
          label={t.synopsisOther}
          lang={other}
          most={filmLimits.synopsis}
          value={synopsis[other]}
          error={error(`synopsis.${other}`)}
          onText={(text) => draft.change({ synopsis: { ...synopsis, [other]: text } })}
        />
      </details>
      <TextArea
        label={t.synopsis}
        most={filmLimits.synopsis}
        value={synopsis[locale]}
        error={error(`synopsis.${locale}`)}
        onText={(text) => draft.change({ synopsis: { ...synopsis, [locale]: text } })}
      />
      <Select
        label={t.language}
        value={language}
        error={error('language')}
        onText={(text) => draft.change({ language: text })}
      >
        {Object.entries(t.languages).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
        {!(language in t.languages) && <option value={language}>{language}</option>}
      </Select>
      {nameless && (
        <Field
          label={t.makerName}
          hint={t.makerNameHint}
          most={longestName}
          required
          autocomplete="name"
          value={name}
          error={error('name')}
          onText={setName}
        />
      )}
      <CreditsField
        credits={words.value.credits}
        errors={errors.value}
        onChange={(credits) => draft.change({ credits })}
      />
      {edition && edition.categories.length > 0 && (
        <fieldset class={s.group}>
          <legend>{t.categories}</legend>
          {edition.categories.map((category) => (
            <Tick
              key={category.id}
              checked={categoryIds.includes(category.id)}
              onTick={(on) =>
                draft.change({
                  categoryIds: on
                    ? [...categoryIds, category.id]
                    : categoryIds.filter((id) => id !== category.id),
                })
              }
            >
              {said(category.name)}
            </Tick>
          ))}
        </fieldset>
      )}
      <TeamField film={film} onFilm={onFilm} unsent={invitation} />
      <CaptionsField film={film} wanted={edition?.rules.captions === 'required'} onFilm={onFilm} />
    </>
  )
  return (
    <form
      class={`gutter ${s.form}`}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {form}
      <PostField
        text={words.value.post}
        error={error('post')}
        edition={edition}
        onText={(post) => draft.change({ post })}
        onEnters={(slug) => {
          setEnters(slug !== null)
          if (slug && slug !== edition?.slug && !entries.some(({ withdrawal }) => !withdrawal))
            onEdition(slug)
        }}
      />
      <PromisesField edition={edition} promises={promises} onChange={setPromises} />
      <div class={s.cta}>
        <Button wide type="submit" kind="accent" busy={busy && t.entering}>
          {film.postedAt ? t.saveChanges : enters || entries.length > 0 ? t.enter : t.publish}
        </Button>
        <p class="small dim fig">
          {!(promises.ownWork && promises.music && promises.people) && (
            <>
              {t.allPromises}
              <br />
            </>
          )}
          {(enters || entries.length > 0) && until && edition
            ? t.replaceUntil({ when: deadlineOf(until, edition.timeZone) })
            : ''}
        </p>
      </div>
    </form>
  )
}

const showFirstError = (): void => {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>('[aria-invalid="true"]')
    field?.closest('details')?.setAttribute('open', '')
    field?.focus()
    field?.scrollIntoView({ block: 'center' })
  })
}
