import type { Signal } from '@preact/signals'
import { useMemo, useState } from 'preact/hooks'
import type { Result, ResultDesk } from '#contract/tally.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { locale, messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import {
  changesInWords,
  count,
  exclusionsInWords,
  formulaInWords,
  objectionsInWords,
  tiesInWords,
} from '../../result/figures.ts'
import { Formula } from '../../result/formula.tsx'
import { Standings } from '../../result/standings.tsx'
import { Ask } from '../../ui/ask.tsx'
import { Button } from '../../ui/button.tsx'
import { notice } from '../../ui/notice.tsx'
import { titleOf } from '../../words/film.ts'
import { dayAndHour } from '../../words/moment.ts'
import { said } from '../../words/said.ts'
import { Announced } from './announced.tsx'
import { Places } from './decided.tsx'
import { differencesBetween } from './difference.ts'
import { PublishSheet } from './publish-sheet.tsx'
import s from './result.module.css'

type Award = ResultDesk['awards'][number]

/**
 * An award that the audience decides: counted by one act, published by another. What is public, what was counted
 * since and what differs stand apart; counting changes nothing that is public.
 */
export const CountedAward = ({
  award,
  desk,
  again,
  busy,
}: {
  award: Award
  desk: ResultDesk
  again: () => void
  busy: Signal<boolean>
}) => {
  const t = messages('counting')
  const { result, published, announcement } = award
  const [asked, setAsked] = useState<'count' | 'publish' | null>(null)
  const countId = useMemo(() => newId(), [result?.id])
  const counting = useAct(async () => {
    busy.value = true
    try {
      await call('PUT /editions/:id/results/:resultId', {
        params: { id: desk.editionId, resultId: countId },
        body: { awardId: award.id },
      })
    } finally {
      busy.value = false
    }
    setAsked(null)
    notice(published ? t.countedAgain : t.countedNow, { icon: 'check' })
    again()
  })
  const over = desk.voting.state === 'over'
  const fresh = result && result.id !== published?.id ? result : null
  const same = published !== null && fresh !== null && differencesBetween(published, fresh).length === 0
  const nobody = result?.counts.counted === 0
  return (
    <section class={s.award}>
      <header>
        <h3 class="serif">{said(award.name)}</h3>
        <p class="small dim fig">
          {published ? t.isPublic : award.publishedAt ? t.isPublic : result ? t.unpublished : ''}
        </p>
      </header>
      {!over && <p class={`dim ${s.told}`}>{t.noRunning}</p>}
      {over && !result && (
        <div class={s.act}>
          <p class="dim">{t.countText}</p>
          <Button onClick={() => setAsked('count')}>{t.count}</Button>
        </div>
      )}
      {announcement && <Announced award={award} desk={desk} again={again} />}
      {published && (
        <>
          <h4 class={s.which}>{t.publicNow}</h4>
          <History award={award} zone={desk.timeZone} />
          <Standings result={published} />
          {!fresh && <Facts result={published} desk={desk} />}
        </>
      )}
      {fresh && (
        <>
          {published && (
            <>
              <h4 class={s.which}>{t.countedSince({ day: dayAndHour(fresh.countedAt, desk.timeZone) })}</h4>
              <Differences published={published} counted={fresh} />
            </>
          )}
          {nobody ? <p class={s.told}>{t.nobodyVoted}</p> : <Standings result={fresh} />}
          <Facts result={fresh} desk={desk} />
        </>
      )}
      {nobody && <Places award={award} desk={desk} again={again} />}
      {result && !announcement && (
        <div class={s.two}>
          {fresh && !nobody && (
            <Button kind={same ? 'line' : 'ink'} onClick={() => setAsked('publish')}>
              {published ? t.publishChanged : t.publish}
            </Button>
          )}
          <Button
            kind="line"
            busy={counting.busy && asked === null && t.counting}
            onClick={() => (published ? setAsked('count') : void counting.run())}
          >
            {t.countAgain}
          </Button>
        </div>
      )}
      {counting.elsewhere() && asked === null && (
        <p role="alert" class={s.refused}>
          {counting.elsewhere()}
        </p>
      )}
      <Ask
        open={asked === 'count'}
        title={result ? t.countAgainTitle : t.count}
        act={result ? t.countAgain : t.countSure}
        busy={counting.busy && t.counting}
        refusal={counting.elsewhere()}
        onDo={() => void counting.run()}
        onStay={() => {
          counting.clear()
          setAsked(null)
        }}
      >
        <p class={s.sure}>{result ? t.countAgainText : t.countText}</p>
      </Ask>
      {fresh && (
        <PublishSheet
          open={asked === 'publish'}
          title={published ? t.publishChanged : t.publish}
          text={published ? t.publishChangedText : t.publishText}
          desk={desk}
          replaces={published !== null}
          publish={(body) => call('PUT /results/:id/publication', { params: { id: fresh.id }, body })}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            again()
          }}
        />
      )}
    </section>
  )
}

/** When what is public came to be so, and what was public before. */
const History = ({ award: { publications }, zone }: { award: Award; zone: string }) => {
  const t = messages('counting')
  const first = publications.at(-1)
  return (
    <ul class="small dim fig">
      {publications.map((one) => (
        <li key={one.resultId}>
          {(one === first ? t.publishedAt : t.changedAt)({ day: dayAndHour(one.publishedAt, zone) })}
          {one.toldAt && t.toldBefore({ day: dayAndHour(one.toldAt, zone) })}
          {one.reason && <span class={s.reason}>{one.reason}</span>}
        </li>
      ))}
    </ul>
  )
}

const Differences = ({ published, counted }: { published: Result; counted: Result }) => {
  const t = messages('counting')
  const found = differencesBetween(published, counted)
  if (found.length === 0) return <p class={s.told}>{t.noDifference}</p>
  const place = (n: number | null) => (n === null ? t.noPlace : messages('result').place({ place: n }))
  return (
    <ul class={`fig ${s.differences}`}>
      {found.map(({ film, was, now }) => (
        <li key={film.filmId}>
          <b>{titleOf(film) || messages('result').gone}</b>
          <span>
            {place(was)} → {place(now)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How it was counted, for those who want to know. */
const Facts = ({ result, desk }: { result: Result; desk: ResultDesk }) => {
  const t = messages('counting')
  return (
    <details class={s.fold}>
      <summary>{t.howCounted}</summary>
      <dl class={`fig ${s.facts}`}>
        <dt>{t.howScored}</dt>
        <dd>
          <Formula method={result.method} />
          <p class="small dim">{formulaInWords(result)}</p>
        </dd>
        <dt>{t.exclusions}</dt>
        <dd>
          {[
            tiesInWords(result),
            exclusionsInWords(result),
            ...objectionsInWords(result),
            changesInWords(result),
          ]
            .filter(Boolean)
            .join(locale === 'ja' ? '' : ' ')}
        </dd>
        <dt>{messages('result').ballots}</dt>
        <dd>
          {t.counts({
            received: count(result.counts.received),
            counted: count(result.counts.counted),
            superseded: count(result.counts.superseded),
            takenBack: count(result.counts.takenBack),
            excluded: count(result.counts.excluded),
          })}
          {desk.voting.sealedAt && (
            <p>{t.sealed({ day: dayAndHour(desk.voting.sealedAt, desk.timeZone) })}</p>
          )}
        </dd>
        <dt>{messages('result').digest}</dt>
        <dd>
          <code>{result.digest}</code>
        </dd>
      </dl>
    </details>
  )
}
