import { messages } from '../messages/messages.ts'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'

export const ShootView = ({
  onClose,
}: {
  longestMs: number
  onFilm: (file: File) => void
  onClose: () => void
}) => {
  const t = messages('studio')
  return <StatePage title={t.shootTitle} text={t.shootMissing} top={<TopBar onBack={onClose} />} />
}
