import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import s from './sign-in.module.css'
import { SignInFrame } from './sign-in-frame.tsx'

/** Said once, as soon as the date of birth is known: what being under 18 changes, and what it does not. */
export const YoungStep = ({ onGo }: { onGo: () => void }) => {
  const t = messages('account')
  return (
    <SignInFrame
      page={t.youngTitle}
      title={t.youngTitle}
      acts={
        <Button wide onClick={onGo}>
          {t.youngGo}
        </Button>
      }
    >
      <ul class={s.points}>
        {t.youngPoints.map((point) => (
          <li key={point}>
            <p>{point}</p>
          </li>
        ))}
      </ul>
    </SignInFrame>
  )
}
