import { useEffect, useState } from 'preact/hooks'
import type { GuardianConsent, GuardianStanding } from '#contract/guardian.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { useHeld } from '../held.ts'
import { useEvery, useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Icon } from '../ui/icon.tsx'
import { notice } from '../ui/notice.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { dateWithYear } from '../words/moment.ts'
import { said } from '../words/said.ts'
import { ageWithout, type Place } from './guardian-need.ts'
import s from './guardian-step.module.css'

export { needsGuardian } from './guardian-need.ts'

/**
 * Asking a guardian, where one is needed (`needsGuardian`): what that means, what the guardian will get, and once one
 * is asked, whose turn it is. `place` is the edition, or null for one's own page. `onStanding` hears how it stands
 * whenever that is known anew; nothing has to wait for it but publication. `toSee`: a consent stands and something
 * has changed that the guardian is to see. Within another form `unsent` is set to what sends an address that was typed
 * and not sent, and answers whether it went.
 */
export const GuardianStep = ({
  place,
  onStanding,
  toSee = false,
  unsent,
}: {
  place: Place
  unsent?: { current: (() => Promise<boolean>) | null }
  onStanding?: (standing: GuardianStanding) => void
  toSee?: boolean
}) => {
  const t = messages('guardian')
  const asked = useLoad(() => call('GET /me/guardian-consents', {}), [])
  const latest = asked.data && latestFor(asked.data, place)
  useEffect(() => {
    if (asked.data) onStanding?.(latest?.standing ?? 'needed')
  }, [latest?.standing, asked.data !== null])
  useEvery(latest?.standing === 'asked' ? 10_000 : null, asked.again)
  const [again, setAgain] = useState(false)
  if (asked.error && !asked.data) return <Unloaded error={asked.error} again={asked.again} />
  if (!asked.data) return null
  const name = place ? said(place.name) : t.ownPage
  const open = latest === null || latest === undefined || !['asked', 'given'].includes(latest.standing)
  return (
    <section id="guardian" class={unsent ? `${s.step} ${s.answer}` : s.step} aria-labelledby="guardian-title">
      <h2 id="guardian-title" class="serif">
        {t.title}
      </h2>
      {latest && <Standing of={latest} place={name} toSee={toSee} />}
      {(open || again) && (
        <>
          {!latest && <p>{t.meaning({ age: ageWithout(place) ?? 18 })}</p>}
          <Ask
            placeId={place?.id ?? null}
            placeName={name}
            unsent={unsent}
            onAsked={(consent) => {
              setAgain(false)
              asked.set([consent, ...(asked.data ?? [])])
            }}
          />
        </>
      )}
      {latest?.standing === 'asked' && !again && (
        <Button kind="text" onClick={() => setAgain(true)}>
          {t.askAgain}
        </Button>
      )}
    </section>
  )
}

/** A consent that stands, else what was asked last. */
const latestFor = (all: readonly GuardianConsent[], place: Place): GuardianConsent | null => {
  const here = all.filter(({ editionId }) => editionId === (place?.id ?? null))
  return here.find(({ standing }) => standing === 'given') ?? here[0] ?? null
}

const Standing = ({ of, place, toSee }: { of: GuardianConsent; place: string; toSee: boolean }) => {
  const t = messages('guardian')
  const { guardianEmail: email, expiresAt, standing } = of
  const until = dateWithYear(expiresAt)
  const said = {
    asked: [t.state.asked({ email }), t.stateText.asked({ until })],
    given: toSee ? [t.toSee, t.toSeeText] : [t.state.given, t.stateText.given({ place })],
    refused: [t.state.refused, t.stateText.refused],
    withdrawn: [t.state.withdrawn, t.stateText.withdrawn],
    expired: [t.state.expired, t.stateText.expired],
    needed: null,
    not_needed: null,
  }[standing]
  if (!said) return null
  const icon = standing === 'given' && !toSee ? 'check' : standing === 'asked' || toSee ? 'clock' : 'alert'
  return (
    <div class={s.standing}>
      <Icon name={icon} small />
      <div>
        <p class={s.state}>{said[0]}</p>
        <p class="small dim">{said[1]}</p>
      </div>
    </div>
  )
}

const Ask = ({
  placeId,
  placeName,
  unsent,
  onAsked,
}: {
  placeId: string | null
  placeName: string
  unsent?: { current: (() => Promise<boolean>) | null }
  onAsked: (consent: GuardianConsent) => void
}) => {
  const t = messages('guardian')
  const [email, setEmail] = useHeld(`guardian ${placeId ?? 'own'}`, '')
  const ask = useAct(async () => {
    const body = { id: newId(), guardianEmail: email.trim(), editionId: placeId }
    const consent = await call('POST /me/guardian-consents', { body })
    setEmail('')
    notice(t.sent, { icon: 'mail' })
    onAsked(consent)
  })
  if (unsent) unsent.current = email.trim() ? ask.run : null
  useEffect(
    () => () => {
      if (unsent) unsent.current = null
    },
    [],
  )
  const field = (
    <Field
      label={t.email}
      hint={t.emailHint}
      type="email"
      value={email}
      onText={setEmail}
      error={ask.at('guardianEmail')}
      autoComplete="off"
      inputMode="email"
      required={!unsent}
      onKeyDown={(event) => {
        if (!unsent || event.key !== 'Enter') return
        event.preventDefault()
        if (email.trim()) void ask.run()
      }}
    />
  )
  return (
    <>
      <div class={s.gets}>
        <h3>{t.gets}</h3>
        <ul>
          {t.getsList({ place: placeName }).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      {unsent ? (
        <div class={s.within}>
          {field}
          {ask.elsewhere() && <p role="alert">{ask.elsewhere()}</p>}
          <Button wide kind="line" busy={ask.busy && t.asking} onClick={() => email.trim() && void ask.run()}>
            {t.ask}
          </Button>
        </div>
      ) : (
        <Form
          onSend={ask.run}
          elsewhere={ask.elsewhere}
          acts={
            <Button wide type="submit" kind="line" busy={ask.busy && t.asking}>
              {t.ask}
            </Button>
          }
        >
          {field}
        </Form>
      )}
    </>
  )
}
