import type { EditionReply } from '#contract/edition.ts'
import { filmLimits } from '#contract/plain/film.ts'
import { locale, messages } from '../messages/messages.ts'
import { Field, Select, TextArea, Tick } from '../ui/field.tsx'
import { said } from '../words/said.ts'
import { CreditsField } from './credits-field.tsx'
import type { Draft } from './draft.ts'
import s from './words.module.css'

/** What viewers read of a film: its title in all forms, what it is about, its language, who made it, its categories. */
export const WordsFields = ({ draft, edition }: { draft: Draft; edition: EditionReply | null }) => {
  const t = messages('studio')
  const { title, synopsis, language, categoryIds, credits } = draft.words.value
  const error = (field: string) => draft.errors.value[field]
  const other = locale === 'ja' ? 'en' : 'ja'
  const titleForm = (form: keyof typeof title) => ({
    value: title[form],
    onText: (text: string) => draft.change({ title: { ...title, [form]: text } }),
    error: error(`title.${form}`),
  })
  const synopsisIn = (one: 'ja' | 'en') => ({
    most: filmLimits.synopsis,
    value: synopsis[one],
    error: error(`synopsis.${one}`),
    onText: (text: string) => draft.change({ synopsis: { ...synopsis, [one]: text } }),
  })
  return (
    <>
      <Field
        label={t.title}
        title
        most={filmLimits.title}
        required
        autocomplete="off"
        {...titleForm('original')}
      />
      <Field
        label={t.reading}
        hint={locale === 'en' ? t.readingHint : undefined}
        lang="ja"
        autocomplete="off"
        {...titleForm('reading')}
      />
      <TextArea label={t.synopsis} {...synopsisIn(locale)} />
      <CreditsField
        credits={credits}
        errors={draft.errors.value}
        onChange={(next) => draft.change({ credits: next })}
      />
      <details
        class={s.more}
        open={Boolean(error('title.english') || error('title.romanised') || error(`synopsis.${other}`))}
      >
        <summary>{t.otherTitles}</summary>
        <Field label={t.english} lang="en" autocomplete="off" {...titleForm('english')} />
        <Field label={t.romanised} lang="en" autocomplete="off" {...titleForm('romanised')} />
        <TextArea label={t.synopsisOther} lang={other} {...synopsisIn(other)} />
      </details>
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
    </>
  )
}
