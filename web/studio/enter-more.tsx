import type { ComponentChildren } from 'preact'
import type { EditionReply } from '#contract/edition.ts'
import type { FilmDraft } from '#contract/film.ts'
import { filmLimits } from '#contract/plain/film.ts'
import { locale, messages } from '../messages/messages.ts'
import { Field, Select, TextArea, Tick } from '../ui/field.tsx'
import { said } from '../words/said.ts'
import { CaptionsField } from './captions-field.tsx'
import { CreditsField } from './credits-field.tsx'
import type { Draft } from './draft.ts'
import s from './enter.module.css'
import { PosterAnswer } from './poster-answer.tsx'
import { TeamField } from './team-field.tsx'

type Props = {
  film: FilmDraft
  /** Where the film goes. */
  editions: EditionReply[]
  draft: Draft
  /** Is set to what sends an invitation that was written and not sent. */
  unsent: { current: (() => Promise<boolean>) | null }
  onFilm: (film: FilmDraft) => void
}

/** What may wait, each folded with what holds meanwhile beside it. */
export const EnterMore = ({ film, editions, draft, unsent, onFilm }: Props) => {
  const t = messages('enter')
  const studio = messages('studio')
  const { words, errors } = draft
  const { title, synopsis, language, categoryIds, credits, post } = words.value
  const error = (field: string) => errors.value[field]
  const other = locale === 'ja' ? 'en' : 'ja'
  const categories = editions.flatMap((edition) => edition.categories)
  const wanted = editions.some(({ rules }) => rules.captions === 'required')
  const titleForm = (form: keyof typeof title) => ({
    value: title[form],
    most: filmLimits.title,
    autocomplete: 'off',
    onText: (text: string) => draft.change({ title: { ...title, [form]: text } }),
    error: error(`title.${form}`),
  })
  const synopsisIn = (of: 'ja' | 'en', label: string) => (
    <TextArea
      label={label}
      lang={of}
      most={filmLimits.synopsis}
      value={synopsis[of]}
      error={error(`synopsis.${of}`)}
      onText={(text) => draft.change({ synopsis: { ...synopsis, [of]: text } })}
    />
  )
  const named = credits.filter(({ name }) => name.trim()).length
  return (
    <section class={s.more} aria-labelledby="more">
      <h2 id="more" class="serif">
        {t.more}
      </h2>
      <p class="small dim">{t.moreHint}</p>
      <Fold name={t.poster} now={film.posterAtMs === null ? t.posterAuto : ''}>
        <PosterAnswer draft={film} onFilm={onFilm} />
      </Fold>
      <Fold
        name={studio.synopsis}
        now={synopsis[locale] ? '' : t.synopsisNone}
        wrong={error(`synopsis.${locale}`)}
      >
        {synopsisIn(locale, studio.synopsis)}
      </Fold>
      <Fold
        name={t.people}
        now={named + film.team.length > 0 ? String(named + film.team.length) : t.synopsisNone}
        wrong={Object.keys(errors.value).some((field) => field.startsWith('credits'))}
      >
        <CreditsField
          credits={credits}
          errors={errors.value}
          onChange={(credits) => draft.change({ credits })}
        />
        <TeamField film={film} onFilm={onFilm} unsent={unsent} />
      </Fold>
      <Fold
        name={studio.captions}
        now={film.captions.length > 0 ? String(film.captions.length) : t.synopsisNone}
        open={wanted}
      >
        {wanted && <p class={s.hint}>{t.captionsNeeded}</p>}
        <CaptionsField film={film} wanted={wanted} onFilm={onFilm} />
      </Fold>
      <Fold
        name={t.titles}
        wrong={
          error('title.reading') ||
          error('title.english') ||
          error('title.romanised') ||
          error(`synopsis.${other}`)
        }
      >
        <Field
          label={studio.reading}
          hint={locale === 'en' ? studio.readingHint : undefined}
          lang="ja"
          {...titleForm('reading')}
        />
        <Field label={studio.english} lang="en" {...titleForm('english')} />
        <Field label={studio.romanised} lang="en" {...titleForm('romanised')} />
        {synopsisIn(other, studio.synopsisOther)}
      </Fold>
      <Fold name={t.details} now={studio.languages[language] ?? language} wrong={error('language')}>
        <Select
          label={studio.language}
          value={language}
          error={error('language')}
          onText={(text) => draft.change({ language: text })}
        >
          {Object.entries(studio.languages).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
          {!(language in studio.languages) && <option value={language}>{language}</option>}
        </Select>
        {categories.length > 0 && (
          <fieldset class={s.answer}>
            <legend>{studio.categories}</legend>
            {categories.map((category) => (
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
      </Fold>
      <Fold name={t.postText} wrong={error('post')}>
        <TextArea
          label={t.postText}
          hint={t.postHint}
          most={filmLimits.post}
          value={post}
          error={error('post')}
          onText={(post) => draft.change({ post })}
        />
      </Fold>
    </section>
  )
}

/** Opens by itself where something in it is wrong. `now`: what holds while nobody opens it. */
const Fold = ({
  name,
  now,
  wrong,
  open,
  children,
}: {
  name: string
  now?: string
  wrong?: unknown
  open?: boolean
  children: ComponentChildren
}) => (
  <details class={s.fold} open={open || Boolean(wrong) || undefined}>
    <summary>
      {name}
      {now && <span class="small dim fig">{now}</span>}
    </summary>
    <div>{children}</div>
  </details>
)
