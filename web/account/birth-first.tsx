import { useEffect, useId, useState } from 'preact/hooks'
import type { Me } from '#contract/account.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { notice } from '../ui/notice.tsx'
import { BirthDate, type BirthParts, birthDateOf } from './birth-date.tsx'
import s from './birth-first.module.css'
import { RefusalLine } from './refusal-line.tsx'
import { me } from './session.ts'

const gap = locale === 'ja' ? '' : ' '

const nothing: BirthParts = { year: '', month: '', day: '' }

/**
 * Asks whoever came in by an invitation for the birth date, before anything that depends on age. `why` says what it is
 * asked for. Within another form `unsent` is set to what tells the date that was typed, and answers whether it went.
 */
export const BirthFirst = ({
  why,
  unsent,
  onTold,
}: {
  why: string
  unsent?: { current: (() => Promise<boolean>) | null }
  onTold?: (person: Me) => void
}) => {
  const t = messages('birth')
  const title = useId()
  const [parts, setParts] = useState(nothing)
  const [unlikely, setUnlikely] = useState(false)
  const birthDate = birthDateOf(parts)
  const telling = useAct(async () => {
    if (!birthDate) return
    const person = await call('PUT /me/birth-date', { body: { birthDate } })
    setParts(nothing)
    me.value = person
    notice(t.told, { icon: 'check' })
    onTold?.(person)
  })
  const tell = async (): Promise<boolean> => {
    setUnlikely(birthDate === null)
    return birthDate !== null && (await telling.run())
  }
  useEffect(() => {
    if (unsent) unsent.current = tell
    return () => {
      if (unsent) unsent.current = null
    }
  })
  const wrong = unlikely ? t.unlikely : (telling.at('birthDate') ?? telling.elsewhere())
  return (
    <section id="birth-date" class={s.part} aria-labelledby={title}>
      <h2 id={title} class="serif">
        {t.first}
      </h2>
      <p class="small dim">
        {why}
        {gap}
        {t.kept}
      </p>
      <BirthDate
        parts={parts}
        onParts={setParts}
        error={wrong !== null && wrong !== undefined}
        first={false}
      />
      <RefusalLine id="birth-error" sentence={wrong ?? null} />
      <Button
        wide
        kind={unsent ? 'line' : 'ink'}
        busy={telling.busy && t.telling}
        onClick={() => void tell()}
      >
        {t.tell}
      </Button>
    </section>
  )
}
