import { earlierFilms, editionLimits, fees } from '#contract/plain/edition.ts'
import { timeZones } from '#contract/plain/zones.ts'
import { messages } from '../../messages/messages.ts'
import { Choice, Field, Select, TextArea } from '../../ui/field.tsx'
import { useClaims } from '../new/use-claims.ts'
import type { DeskProps } from '../section.ts'
import type { Draft, Editing } from './draft.ts'
import { InkChoice } from './ink-choice.tsx'
import { PictureChoice } from './picture-choice.tsx'
import s from './settings.module.css'

type Named = 'name' | 'tagline' | 'description'

/** Names and texts in both languages side by side, hashtags, ink and picture. */
export const NameEditor = (editing: Editing & { took: DeskProps['took'] }) => {
  const t = messages('settings')
  const { edition, draft, set, errorAt } = editing
  const both = (key: Named, language: 'ja' | 'en') => ({
    lang: language,
    value: draft[key][language],
    onText: (text: string) => set({ [key]: { ...draft[key], [language]: text } } as Partial<Draft>),
    error: errorAt(`${key}.${language}`) ?? (language === 'ja' ? errorOf(errorAt, key) : undefined),
  })
  const tags = tagsOf(draft.hashtags)
  const submissions = edition.calendar.find(({ kind }) => kind === 'submissions')
  const claims = useClaims({
    slug: draft.slug === edition.slug ? undefined : draft.slug,
    hashtags: draft.hashtags.filter(Boolean),
    opensAt: submissions?.startsAt,
    closesAt: submissions?.endsAt ?? undefined,
    timeZone: edition.timeZone,
    edition: edition.id,
  })
  const setTags = (some: Partial<Tags>) => set({ hashtags: joined({ ...tags, ...some }) })
  return (
    <div>
      <div class={s.two}>
        <Field label={messages('console').nameJa} title most={editionLimits.name} {...both('name', 'ja')} />
        <Field label={messages('console').nameEn} title most={editionLimits.name} {...both('name', 'en')} />
        <Field
          label={t.tagJa}
          aside={t.tagAside}
          lang="ja"
          value={tags.ja}
          onText={(ja) => setTags({ ja })}
          hint={claims.tagHint}
          error={errorAt('hashtags') ?? claims.tagClash}
        />
        <Field
          label={t.tagEn}
          lang="en"
          value={tags.en}
          onText={(en) => setTags({ en })}
          spellcheck={false}
        />
        <TextArea rows={2} label={t.taglineJa} most={60} {...both('tagline', 'ja')} />
        <TextArea rows={2} label={t.taglineEn} most={editionLimits.tagline} {...both('tagline', 'en')} />
      </div>
      <Facts {...editing} />
      <InkChoice {...editing} />
      <PictureChoice edition={edition} took={editing.took} />
      <div class={s.two}>
        <TextArea label={t.descriptionJa} {...both('description', 'ja')} />
        <TextArea label={t.descriptionEn} {...both('description', 'en')} />
        <Field
          label={messages('console').slug}
          value={draft.slug}
          onText={(slug) => set({ slug })}
          hint={
            edition.publishedAt && draft.slug !== edition.slug
              ? t.slugMoves({ from: `${location.host}/e/${edition.slug}` })
              : messages('console').slugHint({ url: `${location.host}/e/${draft.slug}` })
          }
          error={errorAt('slug') ?? claims.slug}
          autocapitalize="none"
          spellcheck={false}
        />
        <Field
          label={t.ordinal}
          type="number"
          min={1}
          value={draft.ordinal ?? ''}
          onText={(text) => set({ ordinal: Number.parseInt(text, 10) || null })}
          error={errorAt('ordinal')}
        />
        <Select
          label={t.timeZone}
          value={draft.timeZone}
          onText={(timeZone) => set({ timeZone })}
          error={errorAt('timeZone')}
        >
          {zones(draft.timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
        <Field
          label={t.tagMore}
          hint={t.tagMoreHint}
          value={tags.more}
          onText={(more) => setTags({ more })}
        />
      </div>
    </div>
  )
}

/** What people ask first. */
const Facts = ({ draft, set, errorAt }: Editing) => {
  const t = messages('settings')
  const organised = (language: 'ja' | 'en') => ({
    lang: language,
    value: draft.organisedBy[language],
    onText: (text: string) => set({ organisedBy: { ...draft.organisedBy, [language]: text } }),
    error: errorAt(`organisedBy.${language}`),
  })
  return (
    <>
      <div class={s.two}>
        <Field label={t.organisedByJa} most={editionLimits.name} {...organised('ja')} />
        <Field label={t.organisedByEn} most={editionLimits.name} {...organised('en')} />
      </div>
      <Choice
        label={t.fee}
        value={draft.fee ?? 'unsaid'}
        options={([...fees, 'unsaid'] as const).map((value) => ({ value, label: t.feeOptions[value] }))}
        onChoose={(value) => set({ fee: value === 'unsaid' ? null : value })}
      />
      <Choice
        label={t.earlierFilms}
        value={draft.earlierFilms ?? 'unsaid'}
        options={([...earlierFilms, 'unsaid'] as const).map((value) => ({
          value,
          label: t.earlierFilmsOptions[value],
        }))}
        onChoose={(value) => set({ earlierFilms: value === 'unsaid' ? null : value })}
      />
    </>
  )
}

type Tags = { ja: string; en: string; more: string }

/** The first is the edition's, the second its English one; the rest stand in one line. */
const tagsOf = (hashtags: string[]): Tags => ({
  ja: hashtags[0] ?? '',
  en: hashtags[1] ?? '',
  more: hashtags.slice(2).join(' '),
})
const joined = ({ ja, en, more }: Tags): string[] => {
  const rest = more === '' ? [] : more.split(' ')
  return rest.length > 0 ? [ja, en, ...rest] : en ? [ja, en] : ja ? [ja] : []
}

const errorOf = (errorAt: Editing['errorAt'], key: Named) => (key === 'name' ? errorAt('name') : undefined)

/** The festival's neighbours first. */
const zones = (current: string): string[] => [
  ...new Set([current, 'Asia/Tokyo', 'Asia/Seoul', 'Asia/Taipei', ...timeZones]),
]
