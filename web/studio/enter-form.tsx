import { useRef, useState } from 'preact/hooks'
import type { Me } from '#contract/account.ts'
import type { EditionReply } from '#contract/edition.ts'
import type { EntryView } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
import { longestName } from '#contract/plain/account.ts'
import { filmLimits } from '#contract/plain/film.ts'
import { BirthFirst } from '../account/birth-first.tsx'
import { GuardianStep, needsGuardian } from '../account/guardian-step.tsx'
import { me } from '../account/session.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { dropHeld, useHeld } from '../held.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { go } from '../steps.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Needed } from '../ui/needed.tsx'
import { closesAt } from '../words/edition.ts'
import { deadlineOf } from '../words/moment.ts'
import { said } from '../words/said.ts'
import type { Draft } from './draft.ts'
import s from './enter.module.css'
import { EnterMore } from './enter-more.tsx'
import { EnterPreview } from './enter-preview.tsx'
import { type Promises, PromisesField } from './promises-field.tsx'
import { TagAnswer, useTags } from './tag-answer.tsx'

type Props = {
  film: FilmDraft
  entries: EntryView[]
  /** What takes films now. */
  editions: EditionReply[]
  person: Me | null
  draft: Draft
  onFilm: (film: FilmDraft) => void
  /** Absent when there is nothing left to give up. */
  onGiveUp?: () => void
}

/** Title, rights, where it goes: all that is needed. Everything else is folded and may wait. */
export const EnterForm = ({ film, entries, editions, person, draft, onFilm, onGiveUp }: Props) => {
  const t = messages('enter')
  const studio = messages('studio')
  const { id } = film.film
  const held = { promises: `promises ${id}`, name: `name ${id}` }
  const { title, post } = draft.words.value
  const { entered } = useTags(post, editions)
  const [promises, setPromises] = useHeld<Promises>(
    held.promises,
    {
      ownWork: film.rights?.ownWork ?? false,
      music: film.rights?.music ?? false,
      people: film.rights?.people ?? false,
    },
    { lasting: true },
  )
  const [nameless] = useState(person?.name === '')
  const [name, setName] = useHeld(held.name, '', { lasting: true })
  const [previews, setPreviews] = useState(false)
  const invitation = useRef<(() => Promise<boolean>) | null>(null)
  // who tells a birth date here is known by it from then on
  const maker = me.value ?? person
  const birth = useRef<(() => Promise<boolean>) | null>(null)
  const guardian = useRef<(() => Promise<boolean>) | null>(null)
  const rights = entered[0] ?? editions[0] ?? null

  const sending = useAct(async () => {
    // a word that is refused stands at its field, which the form shows
    if (!(await draft.save())) {
      if (draft.problem() !== null) throw draft.problem()
      return
    }
    if (nameless && name.trim()) me.value = await call('PATCH /me', { body: { name } })
    // it says who invites
    if (invitation.current && !(await invitation.current())) return
    if (birth.current) {
      if (!(await birth.current())) return
      // whoever turns out to be under age reads first what that means here
      if (needsGuardian(me.value, entered[0] ?? null)) return
    }
    if (guardian.current && !(await guardian.current())) return
    if (
      !film.rights ||
      (['ownWork', 'music', 'people'] as const).some((one) => promises[one] !== film.rights?.[one])
    )
      await call('PUT /films/:id/rights', {
        params: { id },
        body: { id: newId(), version: rights?.rights.version ?? '', ...promises },
      })
    await call('PUT /films/:id/publication', { params: { id } })
    dropHeld(held.promises, held.name)
    // back from there leads to a new film, not to this form again
    go(`/studio/${id}`, { replace: true })
  })
  const error = (field: string) => draft.errors.value[field] ?? sending.at(field)
  const until = entered[0] && closesAt(entered[0])
  return (
    <Form
      class={`gutter ${s.form}`}
      onSend={sending.run}
      elsewhere={sending.elsewhere}
      acts={
        <>
          <Button wide type="submit" kind="accent" busy={sending.busy && t.entering}>
            {entered.length > 1
              ? t.enterAll({ count: entered.length })
              : entered[0]
                ? t.enter({ edition: said(entered[0].name) })
                : t.publish}
          </Button>
          <Button wide kind="line" icon="eye" onClick={() => setPreviews(true)}>
            {t.preview}
          </Button>
          {until && entered[0] && (
            <p class={`small dim fig ${s.under}`}>
              {studio.replaceUntil({ when: deadlineOf(until, entered[0].timeZone) })}
            </p>
          )}
          {onGiveUp && (
            <Button kind="text" onClick={onGiveUp}>
              {studio.giveUp}
            </Button>
          )}
        </>
      }
    >
      <h1 class="serif">{t.title}</h1>
      <Saved draft={draft} />
      <Field
        label={
          <b>
            {t.name}
            <Needed />
          </b>
        }
        title
        most={filmLimits.title}
        required
        autocomplete="off"
        value={title.original}
        error={error('title.original')}
        onText={(original) => draft.change({ title: { ...title, original } })}
      />
      {nameless && (
        <Field
          label={t.by}
          hint={t.byHint}
          most={longestName}
          autocomplete="name"
          value={name}
          error={error('name')}
          onText={setName}
        />
      )}
      <PromisesField edition={rights} promises={promises} needed={t.promisesMissing} onChange={setPromises} />
      <TagAnswer text={post} editions={editions} onText={(post) => draft.change({ post })} />
      {maker && !maker.birthDate && <BirthFirst why={messages('birth').toEnter} unsent={birth} />}
      {needsGuardian(maker, entered[0] ?? null) && (
        <GuardianStep key={entered[0]?.id} place={entered[0] ?? null} unsent={guardian} />
      )}
      <EnterMore film={film} editions={entered} draft={draft} unsent={invitation} onFilm={onFilm} />
      <EnterPreview
        open={previews}
        onClose={() => setPreviews(false)}
        film={film}
        draft={draft}
        by={name || person?.name || ''}
        edition={entered[0] ?? entries[0]?.edition ?? null}
      />
    </Form>
  )
}

/** That nothing is lost, said where one looks while typing. */
const Saved = ({ draft }: { draft: Draft }) => {
  const t = messages('enter')
  const [start] = useState(draft.words.value)
  const said = { saved: t.saved, kept: t.savedHere, saving: t.saving }
  return (
    <p class={`small dim ${s.saved}`} role="status">
      {draft.words.value !== start && said[draft.saving.value]}
    </p>
  )
}
