import { messages } from '../messages/messages.ts'
import { ButtonLink } from './button.tsx'
import { StatePage } from './state-page.tsx'

export default () => {
  const t = messages('common')
  return (
    <StatePage
      title={t.lostTitle}
      text={t.lostText}
      acts={
        <ButtonLink wide href="/">
          {t.toFeed}
        </ButtonLink>
      }
    />
  )
}
