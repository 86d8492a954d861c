import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { StatePage } from '../ui/state-page.tsx'

/** The feed without a connection. */
export default () => {
  const t = messages('feed')
  return (
    <StatePage
      title={t.offlineNone}
      text={t.offlineNoneText}
      acts={
        <Button wide onClick={() => location.reload()}>
          {messages('common').again}
        </Button>
      }
    />
  )
}
