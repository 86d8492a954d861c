import { useEffect } from 'preact/hooks'
import { loadMe, me } from '../account/session.ts'
import { messages } from '../messages/messages.ts'
import { IconLink } from '../ui/button.tsx'

/** × of the pages of submitting: to one's films; for whoever has no account yet, to what everybody may watch. */
export const CloseStudio = () => {
  useEffect(() => void loadMe().catch(() => null), [])
  return <IconLink icon="close" label={messages('common').close} href={me.value ? '/studio' : '/'} />
}
