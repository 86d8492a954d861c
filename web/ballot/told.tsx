import { signInAddress } from '../account/session.ts'
import { locale, messages } from '../messages/messages.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { titleOf } from '../words/film.ts'
import { numeral } from '../words/kanji.ts'
import { day, hour } from '../words/time.ts'
import type { Face } from './face.ts'
import { Head } from './head.tsx'
import s from './slip.module.css'

/** What keeps somebody from voting, said plainly, with what comes next. */
export const Told = ({ state, one, atEnd, mark, onClose }: Face & { mark: number | null }) => {
  const t = messages('ballot')
  const [title, text] = words(state, mark)
  const signIn = state.bar === 'not_signed_in'
  const birthDate = state.bar === 'age_unknown'
  const back = `/films/${one.film.id}?vote`
  return (
    <>
      <Head label={titleOf(one.film)} />
      <h2 class={`serif ${s.title}`} tabIndex={-1} data-focus>
        {title}
      </h2>
      <p class={`dim ${s.told}`}>{text}</p>
      {signIn && (
        <ButtonLink kind="accent" wide href={signInAddress(back)}>
          {t.signIn}
        </ButtonLink>
      )}
      {birthDate && (
        <ButtonLink kind="accent" wide href={`/me?to=${encodeURIComponent(back)}#birth-date`}>
          {t.tellAge}
        </ButtonLink>
      )}
      {!signIn && !birthDate && (
        <Button wide icon={atEnd ? 'down' : 'play'} onClick={onClose}>
          {atEnd ? t.next : t.goOn}
        </Button>
      )}
      <div class={s.foot}>
        <span />
        {(signIn || birthDate) && (
          <Button kind="text" onClick={onClose}>
            {t.notNow}
          </Button>
        )}
      </div>
    </>
  )
}

const words = (state: Face['state'], mark: number | null): [string, string] => {
  const t = messages('ballot')
  const { opensAt, timeZone } = state
  const given = mark && state.method === 'marks' ? t.yourMark({ mark: numeral(mark) }) : ''
  switch (state.bar) {
    case 'not_signed_in':
      return [t.signInTitle, t.signInText]
    case 'closed':
      return [t.closedTitle, [given, t.closedText].filter(Boolean).join(locale === 'ja' ? '' : ' ')]
    case 'not_yet':
      return [
        t.notYetTitle,
        opensAt
          ? t.notYetText({ from: `${day(opensAt, timeZone, 'weekday')} ${hour(opensAt, timeZone)}` })
          : '',
      ]
    case 'own_film':
      return [t.ownTitle, t.ownText]
    case 'age_unknown':
      return [t.ageTitle, t.ageText]
    case 'too_young':
      return [t.youngTitle({ age: state.minimumAge }), t.youngText]
    default:
      return [t.noVoteTitle, t.noVoteText]
  }
}
