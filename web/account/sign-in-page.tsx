import { useEffect, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { isRefusal } from '../refused.ts'
import type { PageProps } from '../router.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { AddressStep } from './address-step.tsx'
import { BirthStep } from './birth-step.tsx'
import { CodeStep } from './code-step.tsx'
import { askMe, wayBack } from './session.ts'
import type { Progress } from './steps.ts'

const shelf = 'sign-in'

const begun = (query: URLSearchParams): Progress => {
  const provider = query.get('provider')
  if (provider && query.get('step') === 'age') return { step: 'birth-for-service', provider }
  try {
    const kept = JSON.parse(sessionStorage.getItem(shelf) ?? '') as Progress & { sentAt?: number }
    if (kept.sentAt && Date.now() - kept.sentAt < 600_000) return kept
  } catch {
    // nothing kept
  }
  return { step: 'address', email: '' }
}

/** Coming in: the address, the mailed figures and, for a newcomer, the date of birth. */
export default ({ query }: PageProps) => {
  const t = messages('account')
  const [progress, setProgress] = useState<Progress>(() => begun(query))
  useEffect(() => {
    if (progress.step === 'refused') sessionStorage.removeItem(shelf)
    else sessionStorage.setItem(shelf, JSON.stringify(progress))
  }, [progress])
  useEffect(() => {
    if (progress.step === 'address' || progress.step === 'code')
      askMe().then(
        (person) => person && done(),
        () => undefined,
      )
  }, [])
  const done = () => {
    sessionStorage.removeItem(shelf)
    // the browser's back leads past this page, which would only lead on again
    location.replace(wayBack(query))
  }
  const refused = (error: unknown): boolean => {
    const final = isRefusal(error, 'account_under_age')
    if (final) {
      sessionStorage.removeItem(shelf)
      setProgress({ step: 'refused' })
    }
    return final
  }
  const steps = { go: setProgress, done, refused }
  switch (progress.step) {
    case 'address':
      return <AddressStep {...steps} at={progress} failed={query.get('step') === 'failed'} />
    case 'code':
      return <CodeStep {...steps} at={progress} />
    case 'birth':
    case 'birth-for-service':
      return <BirthStep {...steps} at={progress} />
    case 'refused':
      return (
        <StatePage
          title={t.refusedTitle}
          text={t.refusedText}
          acts={
            <ButtonLink wide href="/">
              {t.watchOn}
            </ButtonLink>
          }
        />
      )
  }
}
