import type { Signal } from '@preact/signals'
import { useMemo, useState } from 'preact/hooks'
import type { ResultDesk } from '#contract/tally.ts'
import { call, Refused } from '../../call.ts'
import { locale, messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { sentenceOf, tellWhy } from '../../refused.ts'
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
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { dayAndHour } from '../../words/moment.ts'
import { said } from '../../words/said.ts'
import s from './result.module.css'

type Award = ResultDesk['awards'][number]

/** An award that the audience decides: counted by one act, published by another. */
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
  const { result } = award
  const [sure, setSure] = useState<'count' | 'publish' | null>(null)
  const countId = useMemo(() => newId(), [result?.id])
  const [refused, setRefused] = useState<Refused | null>(null)
  const act = async (doing: () => Promise<unknown>) => {
    busy.value = true
    try {
      await doing()
      close()
      again()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // what stands over the page says it itself: a notice would lie below
      if (sure === null) tellWhy(error)
      else setRefused(error)
    } finally {
      busy.value = false
    }
  }
  const close = () => {
    setSure(null)
    setRefused(null)
  }
  const over = desk.voting.state === 'over'
  return (
    <section class={s.award}>
      <header>
        <h3 class="serif">{said(award.name)}</h3>
        <p class="small dim fig">
          {result?.publishedAt
            ? t.publishedAt({ day: dayAndHour(result.publishedAt, desk.timeZone) })
            : result
              ? t.unpublished
              : ''}
        </p>
      </header>
      {!over && <p class={`dim ${s.told}`}>{t.noRunning}</p>}
      {over && !result && (
        <div class={s.act}>
          <p class="dim">{t.countText}</p>
          <Button onClick={() => setSure('count')}>{t.count}</Button>
        </div>
      )}
      {result && (
        <>
          <Standings result={result} />
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
          <div class={s.two}>
            {!result.publishedAt && <Button onClick={() => setSure('publish')}>{t.publish}</Button>}
            <Button
              kind="line"
              busy={busy.value && sure === null && t.counting}
              onClick={() =>
                act(() =>
                  call('PUT /editions/:id/results/:resultId', {
                    params: { id: desk.editionId, resultId: countId },
                    body: { awardId: award.id },
                  }),
                )
              }
            >
              {t.countAgain}
            </Button>
          </div>
        </>
      )}
      <Sheet open={sure !== null} onClose={close} title={sure === 'publish' ? t.publish : t.count}>
        {refused && (
          <p role="alert" class={s.refused}>
            {sentenceOf(refused)}
          </p>
        )}
        {sure === 'count' && (
          <>
            <p class={s.sure}>{t.countText}</p>
            <Button
              wide
              busy={busy.value && t.counting}
              onClick={() =>
                act(() =>
                  call('PUT /editions/:id/results/:resultId', {
                    params: { id: desk.editionId, resultId: countId },
                    body: { awardId: award.id },
                  }),
                )
              }
            >
              {t.countSure}
            </Button>
          </>
        )}
        {sure === 'publish' && result && (
          <Publish result={result.id} desk={desk} busy={busy.value} act={act} />
        )}
      </Sheet>
    </section>
  )
}

const Publish = ({
  result,
  desk,
  busy,
  act,
}: {
  result: string
  desk: ResultDesk
  busy: boolean
  act: (doing: () => Promise<unknown>) => Promise<void>
}) => {
  const t = messages('counting')
  const latestMotion = desk.motions[0]?.id ?? null
  return (
    <>
      <p class={s.sure}>{t.publishText}</p>
      <Button
        wide
        busy={busy && t.publishing}
        onClick={() =>
          act(() =>
            call('PUT /results/:id/publication', {
              params: { id: result },
              body: { motionId: latestMotion },
            }),
          )
        }
      >
        {t.publish}
      </Button>
    </>
  )
}
