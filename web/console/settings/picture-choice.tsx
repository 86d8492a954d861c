import { useState } from 'preact/hooks'
import type { Edition, EditionReply } from '#contract/edition.ts'
import { mostPictureBytes } from '#contract/plain/film.ts'
import type { Refusal } from '#contract/route.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import s from './settings.module.css'

/** The edition's one picture; it is taken as soon as it is chosen. */
export const PictureChoice = ({
  edition,
  took,
}: {
  edition: Edition
  took: (edition: EditionReply) => void
}) => {
  const t = messages('settings')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const send = async (file: File) => {
    if (file.size > mostPictureBytes) return setError(t.pictureTooLarge)
    setBusy(true)
    setError(null)
    try {
      const response = await fetch(`/api/editions/${edition.id}/key-picture`, {
        method: 'PUT',
        headers: { 'content-type': file.type || 'image/jpeg' },
        body: file,
      })
      const answer = (await response.json()) as EditionReply | Refusal
      if ('sentence' in answer) setError(answer.sentence)
      else took(answer)
    } catch {
      setError(messages('common').offlineText)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <p class={s.label}>
        {t.picture}
        <span>{t.pictureAside}</span>
      </p>
      <div class={s.picture}>
        {edition.keyPicture && <img src={edition.keyPicture.url} alt={t.picture} />}
        <label>
          <input
            class="unseen"
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"
            disabled={busy}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file) void send(file)
            }}
          />
          <Icon name="plus" small />
          {busy ? t.pictureBusy : t.pictureChoose}
        </label>
        {edition.keyPicture && (
          <Button
            kind="text"
            onClick={() =>
              void call('DELETE /editions/:id/key-picture', { params: { id: edition.id } }).then(took)
            }
          >
            {t.pictureRemove}
          </Button>
        )}
      </div>
      {error && (
        <p class={s.error} role="alert">
          <Icon name="alert" small />
          {error}
        </p>
      )}
    </div>
  )
}
