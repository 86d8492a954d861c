import type { FilmDraft } from '#contract/film.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import s from './waiting-notes.module.css'

/** What still stands between a posted film and the public, each with what its maker can do about it. */
export const WaitingNotes = ({ draft, edition }: { draft: FilmDraft; edition?: string }) => {
  const t = messages('studio')
  const { id } = draft.film
  const waits = draft.waitingFor.includes('guardian')
  const consents = useLoad(
    async () => (waits ? await call('GET /me/guardian-consents', {}) : []),
    [id, waits],
  )
  const asked = consents.data?.some(({ standing }) => standing === 'asked')
  const way: Record<string, { href: string; words: string }> = {
    terms: { href: '/me', words: t.toTerms },
    guardian: {
      href: edition ? `/me?edition=${edition}#guardian` : '/me#guardian',
      words: asked ? t.seeGuardian : t.askGuardian,
    },
    rights: { href: `/submit/${id}/words#promises`, words: t.givePromises },
    upload: { href: `/submit/${id}`, words: t.toFilm },
  }
  return (
    <ul class={s.notes}>
      {draft.waitingFor.map((reason) => (
        <li key={reason}>
          <Icon name={reason === 'ruling' ? 'flag' : 'clock'} small />
          <span>
            {reason === 'ruling' && draft.ruling?.act === 'remove'
              ? t.states.removed
              : t.waitingNotes[reason]}
            {reason === 'ruling' && draft.ruling && <small>{draft.ruling.reason}</small>}
          </span>
          {way[reason] && (
            <ButtonLink kind="text" href={way[reason].href}>
              {way[reason].words}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}
