import { useEffect, useState } from 'preact/hooks'
import { Refused } from '../call.ts'
import { isRefusal } from '../refused.ts'
import type { PageProps } from '../router.tsx'
import { layOver, leaveFor } from '../steps.ts'
import { AddressStep } from './address-step.tsx'
import { BirthStep } from './birth-step.tsx'
import { CodeStep } from './code-step.tsx'
import { RefusedStep } from './refused-step.tsx'
import { askMe, wayBack } from './session.ts'
import { forget, keep, kept } from './sign-in-shelf.ts'
import type { Progress } from './steps.ts'
import { YoungStep } from './young-step.tsx'

const begun = (query: URLSearchParams): Progress => {
  const provider = query.get('provider')
  if (provider && query.get('step') === 'age') return { step: 'birth-for-service', provider }
  return kept() ?? { step: 'address', email: '' }
}

const emailOf = (progress: Progress): string => ('email' in progress ? progress.email : '')

/** From which age on somebody gets in, where the refusal says so. */
const ageIn = (error: unknown): { age?: number } => {
  const age =
    error instanceof Refused ? Number((error.details as { age?: number } | undefined)?.age) : Number.NaN
  return Number.isFinite(age) ? { age } : {}
}

/** Coming in: the address, the mailed figures and, for a newcomer, the date of birth. */
export default ({ query }: PageProps) => {
  const [progress, setProgress] = useState<Progress>(() => begun(query))
  useEffect(() => {
    if (progress.step === 'refused' || progress.step === 'young') forget()
    else keep(progress)
  }, [progress])
  useEffect(() => {
    if (progress.step === 'address' || progress.step === 'code')
      askMe().then(
        (person) => person && done(),
        () => undefined,
      )
  }, [])
  const done = () => {
    forget()
    // the browser's back leads past this page, which would only lead on again
    leaveFor(wayBack(query))
  }
  const refused = (error: unknown, born?: string): boolean => {
    const final = isRefusal(error, 'account_under_age')
    if (final) {
      forget()
      setProgress({ step: 'refused', born, ...ageIn(error) })
    }
    return final
  }
  // each step is one of the browser's history: back leads to the one before, and loses nothing that was typed
  const afterAddress = progress.step === 'code' || progress.step === 'birth'
  const afterCode = progress.step === 'birth'
  useEffect(() => {
    if (afterAddress) return layOver(() => setProgress((now) => ({ step: 'address', email: emailOf(now) })))
  }, [afterAddress])
  useEffect(() => {
    if (afterCode)
      return layOver(() =>
        setProgress((now) =>
          now.step === 'birth' ? { step: 'code', email: now.email, sentAt: now.sentAt } : now,
        ),
      )
  }, [afterCode])
  const steps = { go: setProgress, done, refused }
  switch (progress.step) {
    case 'address':
      return <AddressStep {...steps} at={progress} failed={query.get('step') === 'failed'} />
    case 'code':
      return <CodeStep {...steps} at={progress} />
    case 'birth':
    case 'birth-for-service':
      return <BirthStep {...steps} at={progress} />
    case 'young':
      return <YoungStep onGo={done} />
    case 'refused':
      return <RefusedStep age={progress.age} born={progress.born} />
  }
}
