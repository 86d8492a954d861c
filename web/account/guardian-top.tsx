import type { GuardianFilms } from '#contract/entry.ts'
import type { GuardianRequest } from '#contract/guardian.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { TopBar } from '../ui/top-bar.tsx'

/** What each form of the guardian's page is given. */
export type GuardianPage = {
  token: string
  request: GuardianRequest
  films: GuardianFilms
  /** How the child is called. */
  child: string
  onAnswer: (request: GuardianRequest) => void
}

/** No way leads anywhere else: whoever comes by the mailed link is nowhere signed in. */
export const Top = () => (
  <TopBar back={false}>
    <LanguageSwitch />
  </TopBar>
)
