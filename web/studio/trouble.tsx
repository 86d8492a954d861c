import { useRef, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { go } from '../steps.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { keepPicked, noteChecking } from './picked.ts'
import { giveUp, pickAgain, type Sending } from './sending.ts'
import s from './upload.module.css'

/** A film of its own: checked and begun anew, beside the one that waits for its file. */
const asAnother = async (file: File): Promise<void> => {
  const chosen = { file, facts: null, cropped: false }
  const address = await keepPicked(chosen, { replaces: null, edition: undefined })
  noteChecking(null, true)
  go(address)
}

/** Offline, the server away, another tab, the session over, the file lost, refused: what happened, what is safe, what comes next. */
export const Trouble = ({ filmId, sending }: { filmId: string; sending: Sending }) => {
  const t = messages('studio')
  const input = useRef<HTMLInputElement>(null)
  const [other, setOther] = useState<File | null>(null)
  if (sending.state === 'sending' || sending.state === 'arrived') return null
  const { title, text } = {
    lost: { title: t.lostTitle, text: t.lostText({ name: sending.fileName }) },
    refused: { title: t.refusedTitle, text: sending.refusal?.sentence ?? '' },
    'signed-out': { title: t.signedOutTitle, text: t.signedOutText },
    elsewhere: { title: t.elsewhereTitle, text: t.elsewhereText },
    waiting: navigator.onLine
      ? { title: t.awayTitle, text: t.awayText }
      : { title: t.offlineTitle, text: t.offlineText },
  }[sending.state]
  return (
    <div class={`stage ${s.off}`} role="status">
      <Icon name={sending.state === 'waiting' ? 'offline' : 'alert'} />
      <div>
        <b>{title}</b>
        <p>{text}</p>
        {sending.state === 'lost' && (
          <>
            <input
              ref={input}
              type="file"
              accept="video/*,.mov,.mp4,.m4v,.webm,.mkv"
              class="unseen"
              aria-label={t.pickSame}
              tabIndex={-1}
              onChange={(event) => {
                const file = event.currentTarget.files?.[0]
                if (file) void pickAgain(filmId, file).then((same) => setOther(same ? null : file))
                event.currentTarget.value = ''
              }}
            />
            {other && <p>{t.lostOther}</p>}
            <Button slim onClick={() => input.current?.click()}>
              {t.pickSame}
            </Button>
            {other && (
              <Button slim kind="line" onClick={() => void asAnother(other)}>
                {messages('enter').otherFilm}
              </Button>
            )}
          </>
        )}
        {sending.state === 'signed-out' && (
          <ButtonLink slim href={`/sign-in?to=${encodeURIComponent(`/submit/${filmId}`)}`}>
            {messages('common').signIn}
          </ButtonLink>
        )}
        {sending.state === 'refused' && (
          <Button slim onClick={() => void giveUp(filmId).then(() => go(`/submit?replace=${filmId}`))}>
            {t.chooseOther}
          </Button>
        )}
      </div>
    </div>
  )
}
