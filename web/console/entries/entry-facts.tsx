import type { ComponentChildren } from 'preact'
import type { Timeline } from '#contract/entry.ts'
import { locale, messages } from '../../messages/messages.ts'
import { roleOf, titleOf } from '../../words/film.ts'
import { said } from '../../words/said.ts'
import type { DeskProps } from '../section.ts'
import { Facts } from './facts.tsx'

/** What its makers wrote beside the film: its other titles, categories, captions and who worked on it. */
export const EntryFacts = ({ timeline: { entry, categoryIds }, edition }: Props) => {
  const t = messages('entries')
  const { film } = entry
  const { original, reading, romanised, english } = film.title
  const titles = [original, reading, romanised, english].filter((one) => one && one !== titleOf(film))
  const categories = edition.categories.filter(({ id }) => categoryIds.includes(id))
  const captions = film.media.captions.map(({ language }) => languageName(language))
  const facts: [string, ComponentChildren][] = [
    [t.otherTitles, titles.join(' / ')],
    [
      messages('console').category,
      categories.map(({ name }) => said(name)).join(messages('console').listJoin),
    ],
    [messages('console').captions, captions.join(messages('console').listJoin)],
    [
      t.credits,
      film.credits.map(({ role, name }) => `${roleOf(role)} ${name}`).join(messages('console').listJoin),
    ],
  ]
  return <Facts of={facts} />
}

type Props = { timeline: Timeline; edition: DeskProps['edition'] }

const languageName = (code: string): string =>
  new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
