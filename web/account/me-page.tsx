import { useEffect, useState } from 'preact/hooks'
import type { Me } from '#contract/account.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { go } from '../steps.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import '../ui/fonts-later.ts'
import { useArrival } from '../ui/arrive.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { BirthFirst } from './birth-first.tsx'
import { DoorsPart } from './doors-part.tsx'
import { EveningsPart } from './evenings-part.tsx'
import { GuardianPart } from './guardian-part.tsx'
import { LettersPart } from './letters-part.tsx'
import s from './me.module.css'
import { MinePart } from './mine-part.tsx'
import { PicturePart } from './picture-part.tsx'
import { ProfilePart } from './profile-part.tsx'
import { askMe, signInAddress, wayBack } from './session.ts'
import { TokensPart } from './tokens-part.tsx'

/** Everything about oneself: who one is to others, how one comes in, and what one may take away or erase. */
export default () => {
  const t = messages('account')
  const [person, setPerson] = useState<Me | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [erased, setErased] = useState(false)
  useEffect(() => {
    document.title = `${t.meTitle} · Verticale`
    askMe().then(
      (found) => (found ? setPerson(found) : go(signInAddress('/me'), { replace: true })),
      setError,
    )
  }, [])
  if (error) return <FailedPage error={error} />
  if (erased)
    return (
      <StatePage
        title={t.erasedTitle}
        text={t.erasedText}
        acts={
          <Button wide onClick={() => location.assign('/')}>
            {t.watchOn}
          </Button>
        }
      />
    )
  if (!person) return null
  // an edition may ask for the guardians of older people too, and leads here
  const forEdition = new URLSearchParams(location.search).has('edition')
  const signOut = async () => {
    await call('DELETE /me/session', {})
    location.assign('/')
  }
  return (
    <main class={s.page}>
      <TopBar>
        <LanguageSwitch />
      </TopBar>
      <div class={s.leaf}>
        <header class={s.head}>
          <h1 class="serif">{person.name || t.meTitle}</h1>
          <p class="dim fig">{person.email}</p>
          <PicturePart person={person} onChange={setPerson} />
          <Roles person={person} />
          <div class={s.acts}>
            <ButtonLink kind="line" slim href="/studio">
              {t.myFilms}
            </ButtonLink>
            {person.handle && (
              <ButtonLink kind="line" slim href={`/people/${person.handle}`}>
                {t.publicPage}
              </ButtonLink>
            )}
            <Button kind="line" slim onClick={signOut}>
              {t.signOut}
            </Button>
          </div>
        </header>
        <div>
          {!person.birthDate && <AskBirthDate onTold={setPerson} />}
          <ProfilePart person={person} onChange={setPerson} />
          {(person.minor || forEdition) && <GuardianPart />}
          <EveningsPart />
          <LettersPart />
          <DoorsPart />
          <TokensPart offered={person.roles.length > 0} />
          <MinePart person={person} onChange={setPerson} onErased={() => setErased(true)} />
        </div>
      </div>
    </main>
  )
}

/** Leads back to where it was asked for, a vote for one. */
const AskBirthDate = ({ onTold }: { onTold: (person: Me) => void }) => {
  useArrival('birth-date')
  const query = new URLSearchParams(location.search)
  return (
    <div class={s.part}>
      <BirthFirst
        why={messages('birth').toUse}
        onTold={(person) => (query.has('to') ? go(wayBack(query), { replace: true }) : onTold(person))}
      />
    </div>
  )
}

const Roles = ({ person }: { person: Me }) => {
  const t = messages('account')
  if (person.roles.length === 0) return null
  const words = new Set(
    person.roles.map(({ role, editionId }) =>
      editionId ? t.role[role] : t.roleEverywhere({ role: t.role[role] }),
    ),
  )
  return (
    <div class={s.roles}>
      <p class="label">{t.roles}</p>
      <p>{[...words].join(' · ')}</p>
      <a class="small" href="/console">
        {t.toConsole}
      </a>
    </div>
  )
}
