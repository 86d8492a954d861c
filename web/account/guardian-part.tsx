import { useEffect, useState } from 'preact/hooks'
import type { EditionSummary } from '#contract/edition.ts'
import type { GuardianConsent } from '#contract/guardian.ts'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { sentenceOf } from '../refused.ts'
import { useArrival } from '../ui/arrive.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { showWrong } from '../ui/form.tsx'
import { notice } from '../ui/notice.tsx'
import { dateWithYear } from '../words/moment.ts'
import s from './me.module.css'
import { Part } from './part.tsx'

const ownPage = ''

/** Asking a guardian: for an edition, whose rights text they then read, or for one's own page alone. */
export const GuardianPart = () => {
  const t = messages('account')
  const [asked, setAsked] = useState<GuardianConsent[]>([])
  const [guardianEmail, setEmail] = useState('')
  const [editions, setEditions] = useState<EditionSummary[]>([])
  const [chosen, setChosen] = useState(ownPage)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  useArrival('guardian')
  const load = () => call('GET /me/guardian-consents', {}).then(setAsked)
  useEffect(() => {
    load().catch((error) => setWrong(sentenceOf(error)))
    call('GET /editions', {}).then(
      ({ editions }) => {
        const open = editions.filter(
          ({ publishedAt, clock }) => publishedAt && clock.open.includes('submissions'),
        )
        setEditions(open)
        const meant = new URLSearchParams(location.search).get('edition')
        setChosen((open.find(({ slug }) => slug === meant) ?? open[0])?.id ?? ownPage)
      },
      () => undefined,
    )
  }, [])
  const ask = async () => {
    setBusy(true)
    setWrong(null)
    try {
      await call('POST /me/guardian-consents', {
        body: { id: newId(), guardianEmail: guardianEmail.trim(), editionId: chosen || null },
      })
      setEmail('')
      notice(t.guardianAsked, { icon: 'mail' })
      await load()
    } catch (error) {
      setWrong(sentenceOf(error))
    }
    setBusy(false)
  }
  const placeOf = ({ editionId }: GuardianConsent): string => {
    const edition = editions.find(({ id }) => id === editionId)
    return editionId ? (edition ? nameOf(edition.name) : '') : t.guardianForPage
  }
  const waits = asked.some(
    ({ editionId, standing }) => standing === 'asked' && (editionId ?? ownPage) === chosen,
  )
  return (
    <Part id="guardian" title={t.guardianTitle} text={t.guardianText}>
      {asked.length > 0 && (
        <ul class={`fig ${s.list}`}>
          {asked.map((one) => (
            <li key={one.id}>
              <span>
                <b>{t.standing[one.standing]}</b>
                <span class="small dim">{one.guardianEmail}</span>
                <span class="small dim">{placeOf(one)}</span>
                <span class="small dim">{t.askedOn({ date: dateWithYear(one.askedAt) })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <form
        class={s.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          if (!busy && form.checkValidity()) void ask().then(() => showWrong(form))
        }}
      >
        <Field
          label={t.guardianEmail}
          type="email"
          value={guardianEmail}
          onText={setEmail}
          error={wrong}
          autoComplete="off"
          inputMode="email"
          required
        />
        {editions.length > 0 && (
          <Choice
            label={t.guardianFor}
            value={chosen}
            onChoose={setChosen}
            options={[
              ...editions.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
              { value: ownPage, label: t.guardianForPage },
            ]}
          />
        )}
        <div class={s.act}>
          <Button type="submit" kind="line" busy={busy && t.sending}>
            {waits ? t.guardianAskAgain : t.guardianAsk}
          </Button>
        </div>
      </form>
    </Part>
  )
}

const nameOf = (name: { ja: string; en: string }): string => name[locale] || name.ja || name.en
