import { messages } from '../messages/messages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { dateWithYear } from '../words/moment.ts'

/** Nobody gets in who is too young: the reason, from which day on, and what can be done until then. */
export const RefusedStep = ({ age, born }: { age?: number; born?: string }) => {
  const t = messages('account')
  return (
    <StatePage
      title={t.refusedTitle}
      text={
        <>
          {age ? t.refusedAge({ age }) : t.refusedText}
          {age && born && ` ${t.refusedFrom({ day: dateWithYear(birthday(born, age), 'UTC') })}`}
          <br />
          <br />
          {t.refusedWays}
        </>
      }
      acts={
        <ButtonLink wide href="/">
          {t.watchOn}
        </ButtonLink>
      }
    />
  )
}

/** The day on which somebody born on a day has reached an age; someone born on 29 February on 1 March. */
const birthday = (born: string, age: number): string => {
  const [year = 0, month = 1, day = 1] = born.split('-').map(Number)
  return new Date(Date.UTC(year + age, month - 1, day)).toISOString()
}
