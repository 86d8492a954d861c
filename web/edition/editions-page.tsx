import { useEffect } from 'preact/hooks'
import type { EditionSummary } from '#contract/edition.ts'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { day, lastMinute } from '../words/time.ts'
import '../ui/fonts-later.ts'
import { useLoad } from '../load.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { yearOf } from '../words/edition.ts'
import { said } from '../words/said.ts'
import s from './editions-page.module.css'
import { phaseOf } from './programme.ts'

/** Every edition there is: what is on, what comes, and the archives. */
export default () => {
  const t = messages('edition')
  const { data, error, again } = useLoad((signal) => call('GET /editions', { signal }), [])
  useEffect(() => {
    document.title = `${t.editions} · Verticale`
  }, [])
  if (error && !data) return <FailedPage error={error} again={again} />
  if (!data) return null
  const shown = data.editions.filter((edition) => edition.publishedAt).sort((a, b) => startOf(b) - startOf(a))
  if (shown.length === 0) return <StatePage title={t.noEditionTitle} text={t.noEditionText} />
  return (
    <main class={s.page}>
      <TopBar>
        <LanguageSwitch />
      </TopBar>
      <h1 class="serif">{t.editions}</h1>
      <p class="dim">{t.editionsText}</p>
      <ul class={`fig ${s.list}`}>
        {shown.map((edition) => (
          <Edition key={edition.id} edition={edition} />
        ))}
      </ul>
    </main>
  )
}

const Edition = ({ edition }: { edition: EditionSummary }) => {
  const t = messages('edition')
  const { accent, accentOnPaper, onAccent } = edition.ink
  const ink = { '--accent': accent, '--accent-on-paper': accentOnPaper, '--on-accent': onAccent }
  return (
    <li style={ink}>
      <a href={`/e/${edition.slug}`}>
        <span class={s.picture}>
          {edition.keyPicture && <img src={edition.keyPicture.url} alt="" loading="lazy" />}
        </span>
        <span class={s.words}>
          <span class="small dim">
            {[edition.ordinal && t.nth({ n: String(edition.ordinal) }), yearOf(edition)]
              .filter(Boolean)
              .join(locale === 'ja' ? '　' : ', ')}
          </span>
          <b class="serif">{said(edition.name)}</b>
          {said(edition.tagline) && <span class="small">{said(edition.tagline)}</span>}
          <span class={`small ${s.now}`}>
            {standingOf(edition)}
            {untilOf(edition) && <i>{untilOf(edition)}</i>}
          </span>
        </span>
      </a>
    </li>
  )
}

const told = ['voting', 'submissions', 'screening', 'ceremony', 'judging', 'announced', 'archive'] as const

/** Until when what is on lasts. */
const untilOf = ({ clock, calendar, timeZone }: EditionSummary): string | null => {
  const kind = told.find((one) => clock.open.includes(one))
  const end = kind && phaseOf(calendar, kind)?.endsAt
  return end ? messages('edition').until({ day: day(lastMinute(end), timeZone) }) : null
}

const standingOf = ({ clock, calendar }: EditionSummary): string => {
  const { open } = messages('edition')
  const kind = told.find((one) => clock.open.includes(one))
  if (kind) return open[kind]
  return calendar.some((phase) => Date.parse(phase.startsAt) > Date.parse(clock.now)) ? open.none : open.over
}

const startOf = ({ calendar }: EditionSummary): number =>
  Math.max(
    0,
    ...calendar.filter(({ kind }) => kind !== 'archive').map(({ startsAt }) => Date.parse(startsAt)),
  )
