import { useState } from 'preact/hooks'
import type { Crowd, Objection, ResultDesk } from '#contract/tally.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { locale, messages } from '../../messages/messages.ts'
import { count, percent } from '../../result/figures.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { titleOf } from '../../words/film.ts'
import { dayAndHour } from '../../words/moment.ts'
import { DropObjection, RaiseObjection } from './objecting.tsx'
import s from './result.module.css'

/** Accounts that were made at once and acted in lockstep: for a person to judge, after the box is sealed. */
export const Crowds = ({ desk, again }: { desk: ResultDesk; again: () => void }) => {
  const t = messages('counting')
  const asked = useLoad(
    (signal) => call('GET /editions/:id/crowds', { params: { id: desk.editionId }, signal }),
    [desk.editionId, desk.voting.sealedAt],
  )
  const [judged, setJudged] = useState<Crowd | Objection | null>(null)
  if (!asked.data) return null
  const { crowds, objections, motionNeeded } = asked.data
  const objectionTo = (crowd: Crowd) => objections.find(({ crowdId }) => crowdId === crowd.id)
  const done = () => {
    setJudged(null)
    asked.again()
    again()
  }
  return (
    <>
      <h2 class={`serif ${s.part}`}>{t.crowds}</h2>
      <p class={`dim ${s.told}`}>{crowds.length + objections.length > 0 ? t.crowdsText : t.noCrowds}</p>
      {crowds.map((crowd) => {
        const objection = objectionTo(crowd)
        return (
          <section key={crowd.id} class={s.award}>
            <CrowdFigures crowd={crowd} zone={desk.timeZone} />
            {objection ? (
              <SetAside objection={objection} zone={desk.timeZone} onDrop={() => setJudged(objection)} />
            ) : (
              <Button slim kind="line" onClick={() => setJudged(crowd)}>
                {t.setAside}
              </Button>
            )}
          </section>
        )
      })}
      {objections
        .filter(({ crowdId }) => crowdId === null)
        .map((objection) => (
          <section key={objection.id} class={s.award}>
            <SetAside objection={objection} zone={desk.timeZone} onDrop={() => setJudged(objection)} />
          </section>
        ))}
      <Sheet
        open={judged !== null}
        onClose={() => setJudged(null)}
        title={judged && 'reason' in judged ? t.takeBack : t.setAside}
      >
        {judged &&
          ('reason' in judged ? (
            <DropObjection objection={judged} desk={desk} motionNeeded={motionNeeded} onDone={done} />
          ) : (
            <RaiseObjection crowd={judged} desk={desk} motionNeeded={motionNeeded} onDone={done} />
          ))}
      </Sheet>
    </>
  )
}

const CrowdFigures = ({ crowd, zone }: { crowd: Crowd; zone: string }) => {
  const t = messages('counting')
  const within = spanInWords(Date.parse(crowd.cameTo) - Date.parse(crowd.cameFrom))
  return (
    <>
      <header>
        <h3 class="serif">{t.accounts({ accounts: count(crowd.accounts) })}</h3>
        <p class="small dim fig">{t.crowdCame({ within, day: dayAndHour(crowd.cameFrom, zone) })}</p>
      </header>
      <dl class={`fig ${s.facts}`}>
        <dt>{t.alike}</dt>
        <dd>
          {t.alikeText({ share: percent(crowd.shared, 0) })}
          <p class="small dim">{t.crowdRare({ times: timesInWords(crowd.chance) })}</p>
        </dd>
        <dt>{t.networks}</dt>
        <dd>{crowd.networks > 0 ? count(crowd.networks) : '–'}</dd>
        <dt>{messages('result').ballots}</dt>
        <dd>
          <ul>
            {crowd.films.map(({ film, ballots }) => (
              <li key={film.filmId}>
                {t.votesFor({ film: titleOf(film) || messages('result').gone, ballots: count(ballots) })}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </>
  )
}

const SetAside = ({
  objection,
  zone,
  onDrop,
}: {
  objection: Objection
  zone: string
  onDrop: () => void
}) => {
  const t = messages('counting')
  return (
    <div class={s.aside}>
      <p>{t.asideNow({ accounts: count(objection.accounts), reason: objection.reason })}</p>
      <p class="small dim fig">
        {t.by({ name: objection.raisedBy.name, day: dayAndHour(objection.raisedAt, zone) })}
      </p>
      <Button slim kind="line" onClick={onDrop}>
        {t.takeBack}
      </Button>
    </div>
  )
}

/** 1秒, 12分; 1 second, 12 minutes: never less than one. */
const spanInWords = (ms: number): string => {
  const [unit, value] = ms < 90_000 ? (['second', ms / 1000] as const) : (['minute', ms / 60_000] as const)
  const words = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(1, Math.ceil(value)),
  )
  return locale === 'ja' ? words.replace(' ', '') : words
}

/** 10,000 or 1 billion: nothing beyond is said, since no festival is that large. */
const timesInWords = (chance: number): string =>
  new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay: 'long' }).format(
    10 ** Math.min(9, Math.floor(-chance)),
  )
