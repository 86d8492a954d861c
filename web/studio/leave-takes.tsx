import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import s from './shoot.module.css'

type Props = { open: boolean; count: number; onStay: () => void; onLeave: () => void }

/** Asks before the camera is left with takes that are nowhere else. */
export const LeaveTakes = ({ open, count, onStay, onLeave }: Props) => {
  const t = messages('studio')
  return (
    <Sheet open={open} onClose={onStay} title={t.leaveTakesTitle}>
      <p>{t.leaveTakesText({ count })}</p>
      <div class={s.leave}>
        <Button wide onClick={onStay}>
          {t.leaveTakesStay}
        </Button>
        <Button kind="line" wide onClick={onLeave}>
          {t.leaveTakesDrop}
        </Button>
      </div>
    </Sheet>
  )
}
