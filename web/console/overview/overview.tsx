import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { EntryStanding } from '#contract/entry.ts'
import { call } from '../../call.ts'
import { useLive, useSeldom } from '../../live.ts'
import { useLoad } from '../../load.ts'
import { locale, messages } from '../../messages/messages.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { tagInWords } from '../../words/edition.ts'
import { titleOf } from '../../words/film.ts'
import { number } from '../../words/plural.ts'
import { said } from '../../words/said.ts'
import { day, hour, lastMinute } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { Desk } from '../desk.tsx'
import { ConsoleColumns } from '../frame.tsx'
import { organises } from '../roles.ts'
import type { DeskProps } from '../section.ts'
import { Awards } from './awards.tsx'
import { Dates } from './dates.tsx'
import { daysBetween } from './edges.ts'
import { Fairness } from './fairness.tsx'
import { Gantt } from './gantt.tsx'
import s from './overview.module.css'
import { PerDay } from './per-day.tsx'
import { Tasks } from './tasks.tsx'

/** One look at an edition: where it is in its calendar, what has come, what waits. */
export default (desk: DeskProps) => {
  const t = messages('overview')
  const { edition } = desk
  const entries = useLoad(
    (signal) =>
      call('GET /editions/:id/entries', { params: { id: edition.id }, query: { limit: 4 }, signal }),
    [edition.id],
  )
  const figures = useLoad(
    (signal) => call('GET /editions/:id/overview', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  const entriesSoon = useSeldom(1000, entries.again)
  const news = useRef<string | null | undefined>(undefined)
  useLive(
    'editions/:id/overview',
    { id: edition.id },
    ({ overview, news: newest }) => {
      const isNew = news.current !== undefined && news.current !== newest
      const isOld = news.current === undefined && JSON.stringify(overview) !== JSON.stringify(figures.data)
      news.current = newest
      figures.set(overview)
      if (isNew || isOld) entriesSoon()
    },
    {
      ask: () => {
        entries.again()
        figures.again()
      },
      everyMs: 10_000,
    },
  )
  const mayChange = organises(desk)
  // what others may not read is not asked for
  const results = useLoad(
    async (signal) =>
      mayChange ? await call('GET /editions/:id/results', { params: { id: edition.id }, signal }) : null,
    [edition.id, mayChange],
  )
  return (
    <Desk
      desk={desk}
      section="overview"
      over={`${day(edition.clock.now, edition.timeZone, 'weekday')}　${t.zone({ zone: zoneName(edition.timeZone) })}`}
      title={whereItIs(desk)}
      acts={
        <ButtonLink kind="line" slim icon="eye" href={`/e/${edition.slug}`}>
          {messages('console').publicPage}
        </ButtonLink>
      }
    >
      {!edition.publishedAt && <p class={s.draft}>{t.notPublished}</p>}
      <ConsoleColumns
        main={
          <>
            <Tasks edition={edition} waiting={figures.data?.attention ?? null} results={results.data} />
            {results.data && <Awards edition={edition} results={results.data} />}
          </>
        }
        side={
          <>
            <Dates desk={desk} />
            <p class={`small dim ${s.secret}`}>
              <Icon name="lock" small />
              {t.secret}
            </p>
          </>
        }
      />
      {edition.calendar.length > 0 ? (
        <Gantt edition={edition} entries={entries.data?.counts.all ?? null} />
      ) : (
        <div class={s.empty}>
          <p class="serif">{t.notPlanned}</p>
          <p class="dim">{t.notPlannedText}</p>
          {mayChange && (
            <ButtonLink slim href={addressOf(edition, 'settings', 'calendar')}>
              {t.planCalendar}
            </ButtonLink>
          )}
        </div>
      )}
      <ConsoleColumns
        main={
          <>
            <Entries desk={desk} counts={entries.data?.counts ?? null} people={figures.data ?? null} />
            {entries.data && entries.data.perDay.length > 0 && (
              <PerDay perDay={entries.data.perDay} edition={edition} />
            )}
            {figures.data && (
              <Fairness fairness={figures.data.fairness} setAside={figures.data.setAside} edition={edition} />
            )}
            {(entries.error !== null || figures.error !== null) && (
              <Unloaded
                error={entries.error ?? figures.error}
                again={() => {
                  entries.again()
                  figures.again()
                }}
              />
            )}
          </>
        }
        side={entries.data && <Last desk={desk} entries={entries.data.entries} />}
      />
    </Desk>
  )
}

type Counts = Record<string, number>

const Entries = ({
  desk: { edition },
  counts,
  people,
}: {
  desk: DeskProps
  counts: Counts | null
  people: { people: number; teams: number } | null
}) => {
  const t = messages('overview')
  const n = (value: number) => number(locale, value)
  const judging = edition.calendar.find(({ kind }) => kind === 'judging')
  const later = judging ? t.from({ day: day(judging.startsAt, edition.timeZone, 'short') }) : ''
  const rows = (standing: EntryStanding, words: string) => (
    <a href={`${addressOf(edition, 'entries')}?standing=${standing}`}>{words}</a>
  )
  const figures: [string, number | null, ComponentChildren, EntryStanding][] = [
    [t.received, counts?.all ?? null, people ? t.peopleAndTeams(people) : '', 'all'],
    [
      t.eligible,
      counts?.eligible ?? null,
      counts && (
        <>
          {rows('ineligible', t.ineligible({ n: n(counts.ineligible ?? 0) }))}
          {rows('withdrawn', t.withdrawn({ n: n(counts.withdrawn ?? 0) }))}
        </>
      ),
      'eligible',
    ],
    [t.shortlisted, counts?.shortlisted || null, later, 'shortlisted'],
    [t.finalists, counts?.finalist || null, later, 'finalist'],
  ]
  return (
    <>
      <h2 class="serif-text">{t.entries}</h2>
      <dl class={s.figures}>
        {figures.map(([name, value, note, standing]) => (
          <div key={name} class={value === null ? s.none : undefined}>
            <dd>
              {value === null ? (
                '–'
              ) : (
                <a
                  href={`${addressOf(edition, 'entries')}${standing === 'all' ? '' : `?standing=${standing}`}`}
                >
                  {n(value)}
                </a>
              )}
            </dd>
            <dt>
              {name}
              <small>{note}</small>
            </dt>
          </div>
        ))}
      </dl>
    </>
  )
}

type Row = Awaited<ReturnType<typeof call<'GET /editions/:id/entries'>>>['entries'][number]

const Last = ({ desk: { edition }, entries }: { desk: DeskProps; entries: Row[] }) => {
  const t = messages('overview')
  if (entries.length === 0)
    return (
      <div class={s.empty}>
        <p class="serif">{messages('console').noEntries}</p>
        {edition.hashtags.length > 0 && (
          <p class="dim">{messages('console').noEntriesText({ tag: tagInWords(edition) })}</p>
        )}
      </div>
    )
  return (
    <section class={s.last}>
      <h2 class="serif-text">
        {t.last}
        <a href={addressOf(edition, 'entries')}>{t.allEntries}</a>
      </h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <a href={addressOf(edition, 'entries', entry.id)}>
              <span class={s.still}>{entry.poster && <img src={entry.poster} alt="" />}</span>
              <span>
                <b>{titleOf(entry) || messages('console').untitled}</b>
                {entry.maker.name || messages('console').anonymous}
                <br />
                {isToday(entry.receivedAt, edition)
                  ? hour(entry.receivedAt, edition.timeZone)
                  : day(entry.receivedAt, edition.timeZone, 'short')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 上映と投票、あと12日: what is on and until when, else what is next. */
const whereItIs = ({ edition }: DeskProps): string => {
  const t = messages('overview')
  const e = messages('edition')
  const { clock, calendar, timeZone } = edition
  if (calendar.length === 0) return said(edition.name)
  const ownVoting = calendar.some(({ kind }) => kind === 'voting')
  const name = (kind: (typeof clock.open)[number]) =>
    kind === 'screening' && !ownVoting ? e.phases.screeningAndVoting : e.phases[kind]
  const on = (['screening', 'voting', 'submissions', 'ceremony', 'judging', 'announced'] as const).find(
    (kind) => clock.open.includes(kind),
  )
  const end = on && calendar.find(({ kind }) => kind === on)?.endsAt
  if (on && end) return t.daysLeft({ what: name(on), n: daysBetween(clock.now, lastMinute(end), timeZone) })
  const next = calendar
    .filter(({ startsAt }) => startsAt > clock.now)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0]
  if (next)
    return t.daysUntil({
      what: name(next.kind),
      n: daysBetween(clock.now, new Date(next.startsAt), timeZone),
    })
  return t.over
}

const isToday = (at: string, { clock, timeZone }: DeskProps['edition']): boolean =>
  day(at, timeZone) === day(clock.now, timeZone) &&
  Math.abs(Date.parse(at) - Date.parse(clock.now)) < 86_400_000

/** 東京 for Asia/Tokyo: the city, in the language of the page where it is known. */
export const zoneName = (zone: string): string => {
  if (locale === 'ja' && zone === 'Asia/Tokyo') return '東京'
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}
