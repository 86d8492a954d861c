import { useState } from 'preact/hooks'
import type { MeasureAct } from '#contract/measure.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { InPlace } from '../../player/in-place.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { FailedPage } from '../../ui/failed-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { titleOf } from '../../words/film.ts'
import { said } from '../../words/said.ts'
import { clock, day, hour } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { Desk } from '../desk.tsx'
import { organises } from '../roles.ts'
import type { DeskProps } from '../section.ts'
import { DeskThread } from './desk-thread.tsx'
import s from './entry.module.css'
import { Checks, History } from './entry-course.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { GuardianFacts } from './guardian-facts.tsx'
import { MeasureSheet, type Measuring } from './measure-sheet.tsx'
import { MoreActs } from './more-acts.tsx'
import { Notes } from './notes.tsx'
import { useNeighbours } from './walk.ts'
import { actsFor, lastOnes } from './which-acts.ts'

/** One entry: the film itself, what the rules say of it, what happened to it, and what may be done. */
export const Entry = ({ desk, id }: { desk: DeskProps; id: string }) => {
  const t = messages('entries')
  const entry = useLoad((signal) => call('GET /entries/:id', { params: { id }, signal }), [id])
  const filmId = entry.data?.entry.film.id
  const rulings = useLoad(
    async (signal) =>
      filmId
        ? await call('GET /rulings/:subjectKind/:subjectId', {
            params: { subjectKind: 'film', subjectId: filmId },
            signal,
          })
        : null,
    [filmId],
  )
  const [measuring, setMeasuring] = useState<Measuring | null>(null)
  const { back, before, after } = useNeighbours(desk.edition, id)
  if (entry.error) return <FailedPage error={entry.error} again={entry.again} />
  if (!entry.data) return null
  const { film, number, disqualification, withdrawal, stage } = entry.data.entry
  const { checks } = entry.data.entry.eligibility
  const standing = rulings.data?.rulings[0]
  const ruled = standing && standing.act !== 'release' ? standing.act : null
  const zone = desk.edition.timeZone
  const may = actsFor(desk, {
    stage,
    eligible: entry.data.entry.eligibility.eligible,
    ruling: ruled,
    withdrawn: withdrawal !== null,
    disqualified: disqualification !== null,
  })
  const makers = film.makers
    .map((maker) => maker.name || messages('console').anonymous)
    .join(messages('console').listJoin)
  return (
    <Desk
      desk={desk}
      section="entries"
      over={
        <span class={s.way}>
          <a href={back}>
            {t.toEntries}
            {number !== null && `　${t.number({ n: number })}`}
          </a>
          <Step
            to={before && addressOf(desk.edition, 'entries', before)}
            label={t.before}
            keys="Alt+ArrowUp"
            icon="back"
          />
          <Step
            to={after && addressOf(desk.edition, 'entries', after)}
            label={t.after}
            keys="Alt+ArrowDown"
            icon="next"
          />
        </span>
      }
      title={titleOf(film) || messages('console').untitled}
      acts={
        film.publishedAt && !ruled ? (
          <ButtonLink kind="line" slim icon="eye" href={`/films/${film.id}`}>
            {t.filmPage}
          </ButtonLink>
        ) : undefined
      }
      hand={<EntryActs may={may} onAct={(act) => setMeasuring({ act, entryIds: [id] })} />}
    >
      <div class={s.entry}>
        <div>
          <InPlace
            film={film}
            otherwise={
              checks.find(({ rule, outcome }) => rule === 'prepared' && outcome === 'broken')?.sentence ??
              t.notWatchable
            }
          />
        </div>
        <div class={s.facts}>
          <p class={s.makers}>
            {makers}
            <span class="dim">
              {film.durationMs > 0 && clock(film.durationMs)}
              {film.width && film.height && `　${film.width}×${film.height}`}
            </span>
          </p>
          {(film.synopsis.ja || film.synopsis.en) && <p class={s.post}>{said(film.synopsis)}</p>}
          {film.post && <p class={`dim ${s.post}`}>{film.post}</p>}
          <EntryFacts timeline={entry.data} edition={desk.edition} />
          <h2 class="serif-text">{t.checks}</h2>
          <Checks timeline={entry.data} />
          {organises(desk) && <GuardianFacts entryId={id} zone={zone} />}
          <DeskThread entryId={id} zone={zone} />
          <h2 class="serif-text">{t.history}</h2>
          <div class={s.history}>
            <History timeline={entry.data} zone={zone} />
          </div>
        </div>
        <aside class={s.rulings}>
          <h2 class="serif-text">{t.moderation}</h2>
          {ruled && (
            <p class={s.stands}>
              <Icon name="flag" small />
              {t.ruled[ruled]}
            </p>
          )}
          {disqualification && (
            <div class={s.ruling}>
              <b>{t.standings.disqualified}</b>
              <p>{disqualification.reason}</p>
              <small class="fig">{day(disqualification.at, zone, 'short')}</small>
            </div>
          )}
          {rulings.data?.rulings.map((ruling) => (
            <div key={ruling.id} class={s.ruling}>
              <b>
                {t.ruled[ruling.act]}　{t.reasons[ruling.reasonCode]}
              </b>
              <p>{ruling.reason}</p>
              <small class="fig">
                {t.ruledBy({
                  name: ruling.ruledBy.name,
                  when: `${day(ruling.ruledAt, zone, 'short')} ${hour(ruling.ruledAt, zone)}`,
                })}
              </small>
            </div>
          ))}
          {rulings.data?.rulings.length === 0 && !disqualification && <p class="small dim">{t.noRulings}</p>}
          <Notes entryId={id} zone={zone} />
        </aside>
      </div>
      {measuring && (
        <MeasureSheet
          key={measuring.act}
          measuring={measuring}
          editionId={desk.edition.id}
          onClose={() => setMeasuring(null)}
          onDone={() => {
            entry.again()
            rulings.again()
          }}
        />
      )}
    </Desk>
  )
}

/** What is done every day at hand, the rest behind one word. */
const EntryActs = ({ may, onAct }: { may: readonly MeasureAct[]; onAct: (act: MeasureAct) => void }) => {
  const t = messages('entries')
  const first = (['hold', 'release', 'reinstate'] as const).filter((act) => may.includes(act))
  return (
    <>
      {first.map((act) => (
        <Button key={act} slim kind={act === 'hold' ? 'line' : 'ink'} onClick={() => onAct(act)}>
          {t.act[act]}
        </Button>
      ))}
      <MoreActs down acts={lastOnes(may.filter((act) => !first.some((one) => one === act)))} onAct={onAct} />
    </>
  )
}

const Step = ({
  to,
  label,
  keys,
  icon,
}: {
  to: string | null
  label: string
  keys: string
  icon: IconName
}) => {
  const words = messages('entries').byKeys({
    label,
    keys: keys.replace('ArrowUp', '↑').replace('ArrowDown', '↓'),
  })
  return to ? (
    <a class={s.step} href={to} aria-label={words} title={words} aria-keyshortcuts={keys}>
      <Icon name={icon} small />
    </a>
  ) : (
    <span class={s.step} aria-hidden="true" />
  )
}
