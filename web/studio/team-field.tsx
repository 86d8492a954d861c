import { useState } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { useHeld } from '../held.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { sentenceOf } from '../refused.ts'
import { Ask } from '../ui/ask.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import s from './words.module.css'

type Member = FilmDraft['team'][number]

/** The people who made the film: each is invited by mail and answers for themselves. */
export const TeamField = ({
  film,
  onFilm,
  unsent,
}: {
  film: FilmDraft
  onFilm: (film: FilmDraft) => void
  /** Is set to what sends an invitation that was written and not sent; tells whether it went. */
  unsent: { current: (() => Promise<boolean>) | null }
}) => {
  const t = messages('studio')
  const [email, setEmail] = useHeld(`invite ${film.film.id}`, '')
  const [role, setRole] = useHeld(`invite as ${film.film.id}`, '')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const params = { id: film.film.id }
  const [leaving, setLeaving] = useState<Member | null>(null)
  const leave = useAct(async ({ id: memberId }: Member) => {
    onFilm(await call('DELETE /films/:id/team/:memberId', { params: { ...params, memberId } }))
    setLeaving(null)
  })
  const invite = async (): Promise<boolean> => {
    setBusy(true)
    setError('')
    const sent = await call('POST /films/:id/team', {
      params,
      body: { id: newId(), email, role },
    }).then(
      (draft) => {
        onFilm(draft)
        setEmail('')
        setRole('')
        return true
      },
      (refusal) => {
        setError(sentenceOf(refusal))
        return false
      },
    )
    setBusy(false)
    return sent
  }
  unsent.current = email.trim() ? invite : null
  return (
    <fieldset class={s.group}>
      <legend>{t.team}</legend>
      <ul class={s.team}>
        {film.team.map((member) => (
          <li key={member.id}>
            <span class="cut">{member.email}</span>
            <span class="small dim">
              {[member.role, member.acceptedAt ? t.accepted : member.declinedAt ? t.declined : t.invited]
                .filter(Boolean)
                .join('　')}
            </span>
            <IconButton
              icon="close"
              label={t.removeCredit({ name: member.email })}
              onClick={() => setLeaving(member)}
            />
          </li>
        ))}
      </ul>
      <div class={s.pair}>
        <input
          inputMode="email"
          autocapitalize="off"
          aria-label={t.email}
          placeholder={t.email}
          value={email}
          aria-invalid={error ? true : undefined}
          onInput={(event) => setEmail(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            void invite()
          }}
        />
        <input
          aria-label={t.teamRole}
          placeholder={t.teamRole}
          value={role}
          onInput={(event) => setRole(event.currentTarget.value)}
        />
      </div>
      {error && (
        <p class={s.error} role="alert">
          <Icon name="alert" small />
          {error}
        </p>
      )}
      <p class={s.hint}>{t.teamHint}</p>
      {email.trim() && (
        <Button slim kind="line" busy={busy && t.inviting} onClick={() => void invite()}>
          {t.invite}
        </Button>
      )}
      <Ask
        open={leaving !== null}
        title={
          <span class={s.lines}>
            {leaving?.acceptedAt ? t.leaveTeamTitle({ name: leaving.email }) : t.takeBackInvitation}
          </span>
        }
        act={leaving?.acceptedAt ? t.leaveTeam : t.takeBackInvitation}
        busy={leave.busy && t.waiting}
        refusal={leave.elsewhere()}
        onDo={() => leaving && void leave.run(leaving)}
        onStay={() => setLeaving(null)}
      >
        <p class="dim">{leaving?.acceptedAt ? t.leaveTeamText : t.takeBackInvitationText}</p>
      </Ask>
    </fieldset>
  )
}
