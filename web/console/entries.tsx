import { useEffect, useState } from 'preact/hooks'
import type { EntryRow } from '#contract/entry.ts'
import type { Ruling } from '#contract/moderation.ts'
import { call, Refused } from '../call.ts'
import { useLoad } from '../edition/load.ts'
import { tagInWords } from '../edition/words.ts'
import { locale, messages } from '../messages/messages.ts'
import { number } from '../messages/plural.ts'
import { clock, day, hour } from '../messages/time.ts'
import { go } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { notice } from '../ui/notice.tsx'
import { addressOf, Desk, type DeskProps } from './desk.tsx'
import s from './entries.module.css'
import { Entry } from './entry.tsx'

export default (desk: DeskProps) => {
  const [entryId] = desk.rest
  return entryId ? <Entry key={entryId} desk={desk} id={entryId} /> : <Entries desk={desk} />
}

const standings = [
  'all',
  'received',
  'eligible',
  'ineligible',
  'shortlisted',
  'finalist',
  'withdrawn',
  'disqualified',
] as const
type Standing = (typeof standings)[number]

/** Every entry of the edition, newest first, by standing and by search. */
const Entries = ({ desk }: { desk: DeskProps }) => {
  const t = messages('console')
  const { edition } = desk
  const asked = new URLSearchParams(location.search)
  const [standing, setStanding] = useState<Standing>(
    () => standings.find((one) => one === asked.get('standing')) ?? 'all',
  )
  const [search, setSearch] = useState(asked.get('search') ?? '')
  const wanted = useSettled(search.trim(), 250)
  const heldOnly = asked.get('ruled') === 'hold'
  const list = useEntries(edition.id, standing, wanted)
  const rulings = useLoad(
    (signal) => call('GET /editions/:id/rulings', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  const ruled = new Map(rulings.data?.rulings.map((ruling) => [ruling.subjectId, ruling]))
  useEffect(() => {
    const query = new URLSearchParams({
      ...(standing !== 'all' && { standing }),
      ...(wanted && { search: wanted }),
      ...(heldOnly && { ruled: 'hold' }),
    })
    history.replaceState(null, '', `${location.pathname}${query.size ? `?${query}` : ''}`)
  }, [standing, wanted])
  const rows = heldOnly ? list.rows?.filter((row) => ruled.has(row.filmId)) : list.rows
  const n = (key: Standing) => number(locale, list.counts?.[key] ?? 0)
  return (
    <Desk desk={desk} section="entries" title={t.entries}>
      <div class={s.tools}>
        <div class={s.standings} role="tablist" aria-label={t.state}>
          {standings.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === standing}
              onClick={() => {
                setStanding(one)
                if (heldOnly) go(addressOf(edition, 'entries'), { replace: true })
              }}
            >
              {t.standings[one]}
              {list.counts && <span>{n(one)}</span>}
            </button>
          ))}
        </div>
        <label class={s.search}>
          <Icon name="search" small />
          <span class="unseen">{t.search}</span>
          <input
            type="search"
            placeholder={t.search}
            value={search}
            maxLength={200}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
      </div>
      {rows && rows.length > 0 && (
        <table class={s.table}>
          <thead>
            <tr>
              <th colSpan={2}>{t.film}</th>
              <th>{t.maker}</th>
              <th>{t.length}</th>
              <th>{t.state}</th>
              <th>{t.arrived}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} desk={desk} ruling={ruled.get(row.filmId)} />
            ))}
          </tbody>
        </table>
      )}
      {rows?.length === 0 && (
        <div class={s.empty}>
          <p class="serif">{standing === 'all' && !wanted && !heldOnly ? t.noEntries : t.noneFound}</p>
          <p class="dim">
            {standing === 'all' && !wanted && !heldOnly
              ? edition.hashtags.length > 0 && t.noEntriesText({ tag: tagInWords(edition) })
              : t.noneFoundText}
          </p>
        </div>
      )}
      {list.next && (
        <div class={s.more}>
          <Button kind="line" slim onClick={list.more} busy={list.busy && messages('common').loading}>
            {t.more}
          </Button>
        </div>
      )}
    </Desk>
  )
}

const Row = ({
  row,
  desk: { edition },
  ruling,
}: {
  row: EntryRow
  desk: DeskProps
  ruling: Ruling | undefined
}) => {
  const t = messages('console')
  const href = addressOf(edition, 'entries', row.id)
  return (
    <tr>
      <td class={s.still}>{row.poster ? <img src={row.poster} alt="" loading="lazy" /> : <i />}</td>
      <td class={s.title}>
        <a href={href}>{row.title || t.untitled}</a>
        {row.number !== null && <small>{t.number({ n: row.number })}</small>}
      </td>
      <td class={s.maker}>
        {row.maker.name || t.anonymous}
        {row.maker.handle && <small>@{row.maker.handle}</small>}
      </td>
      <td class={s.length}>{row.durationMs === null ? '–' : clock(row.durationMs)}</td>
      <td class={s.state}>
        <Standing row={row} ruling={ruling} />
      </td>
      <td class={s.arrived}>
        {day(row.receivedAt, edition.timeZone, 'short')} {hour(row.receivedAt, edition.timeZone)}
      </td>
    </tr>
  )
}

/** One word for where an entry stands, and under it why. */
const Standing = ({ row, ruling }: { row: EntryRow; ruling: Ruling | undefined }) => {
  const t = messages('console')
  const broken = row.reasons.filter(({ outcome }) => outcome === 'broken').map((check) => check.sentence)
  const pending = row.reasons.filter(({ outcome }) => outcome === 'undecided').map((check) => check.sentence)
  const [word, tone, notes] = row.withdrawnAt
    ? ([t.standings.withdrawn, s.off, []] as const)
    : row.disqualifiedAt
      ? ([t.standings.disqualified, s.bad, []] as const)
      : row.stage === 'shortlisted' || row.stage === 'finalist'
        ? ([t.standings[row.stage], s.good, [] as string[]] as const)
        : row.eligible === true
          ? ([t.standings.eligible, s.good, []] as const)
          : row.eligible === false
            ? ([t.standings.ineligible, s.bad, broken] as const)
            : ([t.standings.received, s.wait, preparing(row) ?? pending] as const)
  return (
    <>
      {ruling && (
        <b class={s.ruled}>
          <Icon name="flag" small />
          {t.ruled[ruling.act]}
        </b>
      )}
      <b class={tone}>{word}</b>
      {notes.slice(0, 2).map((note) => (
        <small key={note}>{note}</small>
      ))}
    </>
  )
}

const preparing = (row: EntryRow): string[] | null => {
  const words = messages('console').preparation
  const state = row.preparation as keyof typeof words | null
  const word = state && state !== 'complete' && state !== 'watchable' ? words[state] : undefined
  return word ? [word] : null
}

/** Pages of entries for a filter; a new filter begins anew. */
const useEntries = (id: string, standing: Standing, search: string) => {
  const ask = (after: string | null, signal?: AbortSignal) =>
    call('GET /editions/:id/entries', {
      params: { id },
      query: { limit: 50, standing, ...(search && { search }), ...(after && { after }) },
      signal,
    })
  const first = useLoad((signal) => ask(null, signal), [id, standing, search])
  const [more, setMore] = useState<{ of: unknown; rows: EntryRow[]; next: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (first.error instanceof Refused) notice(first.error.message, { bad: true })
  }, [first.error])
  const extra = more && more.of === first.data ? more : null
  const next = extra ? extra.next : (first.data?.next ?? null)
  return {
    rows: first.data ? [...first.data.entries, ...(extra?.rows ?? [])] : null,
    counts: first.data?.counts ?? null,
    next,
    busy,
    more: async () => {
      setBusy(true)
      const page = await ask(next).catch((error) => {
        notice(error instanceof Refused ? error.message : String(error), { bad: true })
        return null
      })
      setBusy(false)
      if (page) setMore({ of: first.data, rows: [...(extra?.rows ?? []), ...page.entries], next: page.next })
    },
  }
}

/** The value once it has rested. */
const useSettled = <T,>(value: T, ms: number): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
