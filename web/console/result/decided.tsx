import { useMemo, useState } from 'preact/hooks'
import type { ResultDesk } from '#contract/tally.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { titleOf } from '../../words/film.ts'
import { dayAndHour } from '../../words/moment.ts'
import { bracketed, said } from '../../words/said.ts'
import { Announced } from './announced.tsx'
import { MotionChoice, useMotion } from './motion-choice.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import s from './result.module.css'

type Award = ResultDesk['awards'][number]
type Decision = Award['decisions'][number]

/** An award of the jury or the organisers: a decision for each place, its author and time, and all before it. */
export const DecidedAward = ({
  award,
  desk,
  again,
}: {
  award: Award
  desk: ResultDesk
  again: () => void
}) => {
  const t = messages('counting')
  return (
    <section class={s.award}>
      <header>
        <h3 class="serif">{said(award.name)}</h3>
        <p class="small dim fig">
          {award.publishedAt
            ? t.publishedAt({ day: dayAndHour(award.publishedAt, desk.timeZone) })
            : t.decidedBy[award.decidedBy]}
        </p>
      </header>
      {award.announcement && <Announced award={award} desk={desk} again={again} />}
      <Places award={award} desk={desk} again={again} />
    </section>
  )
}

/** The places of an award with what was decided of each; published by an act of its own. */
export const Places = ({ award, desk, again }: { award: Award; desk: ResultDesk; again: () => void }) => {
  const t = messages('counting')
  const [place, setPlace] = useState<number | null>(null)
  const [publishing, setPublishing] = useState(false)
  const standing = new Map(award.decisions.filter(({ stands }) => stands).map((one) => [one.place, one]))
  const past = award.decisions.filter(({ stands }) => !stands)
  return (
    <>
      <ol class={s.places}>
        {Array.from({ length: award.places }, (_, at) => at + 1).map((one) => (
          <Place
            key={one}
            place={award.places > 1 ? one : null}
            decision={standing.get(one)}
            zone={desk.timeZone}
            onDecide={award.announcement ? undefined : () => setPlace(one)}
          />
        ))}
      </ol>
      {past.length > 0 && (
        <details class={s.past}>
          <summary class="small">{t.history}</summary>
          <ul class="small dim fig">
            {past.map((one) => (
              <li key={one.id}>
                {one.film ? titleOf(one.film) : messages('result').notAwarded}　
                {t.by({ name: one.decidedBy.name, day: dayAndHour(one.decidedAt, desk.timeZone) })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {!award.publishedAt && !award.announcement && standing.has(1) && (
        <div class={s.two}>
          <Button slim onClick={() => setPublishing(true)}>
            {t.publishAward}
          </Button>
        </div>
      )}
      <PublishSheet
        open={publishing}
        title={t.publishAward}
        text={t.publishAwardText}
        desk={desk}
        replaces={false}
        publish={(body) => call('PUT /awards/:id/publication', { params: { id: award.id }, body })}
        onClose={() => setPublishing(false)}
        onDone={() => {
          setPublishing(false)
          again()
        }}
      />
      <Sheet
        open={place !== null}
        onClose={() => setPlace(null)}
        title={standing.has(place ?? 0) ? t.change : t.decide}
        wide
      >
        {place !== null && (
          <Decide
            award={award}
            place={place}
            desk={desk}
            decided={standing.get(place)}
            onDone={() => {
              setPlace(null)
              again()
            }}
          />
        )}
      </Sheet>
    </>
  )
}

const Place = ({
  place,
  decision,
  zone,
  onDecide,
}: {
  place: number | null
  decision: Decision | undefined
  zone: string
  /** undefined: not while its makers have been told. */
  onDecide: (() => void) | undefined
}) => {
  const t = messages('counting')
  return (
    <li>
      {decision?.film?.poster ? <img src={decision.film.poster} alt="" /> : <span class={s.frame} />}
      <div>
        {place !== null && <p class="label">{messages('result').place({ place })}</p>}
        <p class="serif-text">
          {decision ? (decision.film ? titleOf(decision.film) : messages('result').notAwarded) : t.undecided}
        </p>
        {decision && (
          <p class="small dim fig">
            {decision.film?.maker}
            <br />
            {t.by({ name: decision.decidedBy.name, day: dayAndHour(decision.decidedAt, zone) })}
          </p>
        )}
      </div>
      {onDecide && (
        <Button slim kind={decision ? 'line' : 'ink'} onClick={onDecide}>
          {decision ? t.change : t.decide}
        </Button>
      )}
    </li>
  )
}

const nobody = 'nobody'

const Decide = ({
  award,
  place,
  desk,
  decided,
  onDone,
}: {
  award: Award
  place: number
  desk: ResultDesk
  decided: Decision | undefined
  onDone: () => void
}) => {
  const t = messages('counting')
  const decisionId = useMemo(newId, [])
  const motion = useMotion(desk)
  const [film, setFilm] = useState('')
  const [note, setNote] = useState({ ja: '', en: '' })
  const deciding = useAct(async () => {
    await call('PUT /awards/:id/decisions/:decisionId', {
      params: { id: award.id, decisionId },
      body: {
        place,
        filmId: film === nobody ? null : film,
        note,
        motionId: decided ? await motion.log() : null,
      },
    })
    onDone()
  })
  const { at } = deciding
  return (
    <Form
      class={s.form}
      onSend={deciding.run}
      elsewhere={deciding.elsewhere}
      acts={
        <Button
          type="submit"
          wide
          busy={deciding.busy && t.deciding}
          unavailable={film === '' && t.chooseFilm}
        >
          {decided ? t.change : t.decide}
        </Button>
      }
    >
      <Select label={t.whichFilm} value={film} onText={setFilm} error={at('filmId')}>
        <option value="" disabled>
          {t.chooseFilm}
        </option>
        {desk.films.map((one) => (
          <option key={one.filmId} value={one.filmId}>
            {titleOf(one) + bracketed(one.maker)}
          </option>
        ))}
        <option value={nobody}>{messages('result').notAwarded}</option>
      </Select>
      <div class={s.notes}>
        <Field
          label={`${t.note} ${t.noteJa}`}
          value={note.ja}
          onText={(ja) => setNote({ ...note, ja })}
          error={at('note.ja')}
        />
        <Field
          label={`${t.note} ${t.noteEn}`}
          value={note.en}
          onText={(en) => setNote({ ...note, en })}
          error={at('note.en')}
        />
      </div>
      {decided && <MotionChoice desk={desk} motion={motion} at={at} />}
    </Form>
  )
}
