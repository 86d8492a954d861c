import { useSignal } from '@preact/signals'
import type { ResultDesk } from '#contract/tally.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { locale, messages } from '../../messages/messages.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { FailedPage } from '../../ui/failed-page.tsx'
import { dayAndHour } from '../../words/moment.ts'
import { lastMinute } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { Desk } from '../desk.tsx'
import { ConsoleColumns } from '../frame.tsx'
import type { DeskProps } from '../section.ts'
import { CountedAward } from './counted.tsx'
import { Crowds } from './crowds.tsx'
import { DecidedAward } from './decided.tsx'
import { Motions } from './motions.tsx'
import s from './result.module.css'

/** After the vote: count, look, publish; enter what jury and organisers have decided; log what is moved. */
export default (desk: DeskProps) => {
  const t = messages('counting')
  const { edition } = desk
  const asked = useLoad(
    (signal) => call('GET /editions/:id/results', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  const busy = useSignal(false)
  if (asked.error && !asked.data) return <FailedPage error={asked.error} again={asked.again} />
  const results = asked.data
  const audience = results?.awards.filter(({ decidedBy }) => decidedBy === 'audience') ?? []
  const others = results?.awards.filter(({ decidedBy }) => decidedBy !== 'audience') ?? []
  return (
    <Desk
      desk={desk}
      section="result"
      over={results ? whereVotingIs(results) : ' '}
      acts={
        <>
          {results && results.awards.length > 0 && (
            <ButtonLink
              kind="line"
              slim
              href={`/api/editions/${edition.id}/results.csv?language=${locale}`}
              download
            >
              {t.csv}
            </ButtonLink>
          )}
          {edition.publishedAt && (
            <ButtonLink kind="line" slim icon="eye" href={`/e/${edition.slug}/result`}>
              {t.publicPage}
            </ButtonLink>
          )}
        </>
      }
    >
      {results && results.awards.length === 0 && (
        <p class={s.none}>
          {t.noAwards} <a href={addressOf(edition, 'settings', 'awards')}>{t.toAwards}</a>
        </p>
      )}
      {edition.awards.length > 0 &&
        edition.calendar.some(({ kind }) => kind === 'voting' || kind === 'screening') &&
        edition.awards.every(({ decidedBy }) => decidedBy !== 'audience') && (
          <p class={s.none}>
            {t.noneByAudience} <a href={addressOf(edition, 'settings', 'awards')}>{t.toAwards}</a>
          </p>
        )}
      {results && (
        <ConsoleColumns
          main={
            <>
              {audience.length > 0 && <h2 class={`serif ${s.part}`}>{t.audience}</h2>}
              {audience.map((award) => (
                <CountedAward key={award.id} award={award} desk={results} again={asked.again} busy={busy} />
              ))}
              {results.voting.sealedAt && <Crowds desk={results} again={asked.again} />}
              {others.length > 0 && <h2 class={`serif ${s.part}`}>{t.byOthers}</h2>}
              {others.map((award) => (
                <DecidedAward key={award.id} award={award} desk={results} again={asked.again} />
              ))}
            </>
          }
          side={<Motions desk={results} again={asked.again} />}
        />
      )}
    </Desk>
  )
}

const whereVotingIs = ({ voting, timeZone, method }: ResultDesk): string => {
  const t = messages('counting')
  const gap = locale === 'ja' ? '　' : ' · '
  const kind = t.voteKind[method] ?? ''
  const end = voting.closesAt ? lastMinute(voting.closesAt).toISOString() : ''
  switch (voting.state) {
    case 'before':
      return t.votingBefore({ day: dayAndHour(voting.opensAt ?? '', timeZone) }) + gap + kind
    case 'open':
      return t.votingOpen({ day: end ? dayAndHour(end, timeZone) : '' }) + gap + kind
    case 'over':
      return t.votingOver({ day: dayAndHour(end, timeZone) }) + gap + kind
    default:
      return t.votingNone
  }
}
