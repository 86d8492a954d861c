import type { Me } from '#contract/account.ts'
import { call, Refused } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import s from './me.module.css'
import { useAct } from './part.tsx'

export const PicturePart = ({ person, onChange }: { person: Me; onChange: (person: Me) => void }) => {
  const t = messages('account')
  const { act, busy, line } = useAct()
  return (
    <div class={s.picture}>
      {person.pictureUrl ? (
        <img src={person.pictureUrl} alt="" />
      ) : (
        <span class={s.none}>
          <Icon name="person" />
        </span>
      )}
      <div>
        <label>
          {busy ? t.saving : t.pictureChoose}
          <input
            class="unseen"
            type="file"
            accept="image/*"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file) void act('picture', async () => onChange(await send(file)))
            }}
          />
        </label>
        {person.pictureUrl && (
          <Button
            kind="text"
            onClick={() => act('drop', async () => onChange(await call('DELETE /me/picture', {})))}
          >
            {t.pictureRemove}
          </Button>
        )}
        <p class="small dim">{person.minor ? t.pictureMinor : t.pictureText}</p>
        {line}
      </div>
    </div>
  )
}

/** The phone makes the picture small itself, where it can: a photo of today has 12 megabytes. */
const send = async (file: File): Promise<Me> => {
  const body = await smaller(file).catch(() => file)
  const answer = await fetch('/api/me/picture', {
    method: 'PUT',
    body,
    headers: { 'content-type': body.type },
  })
  const reply = await answer.json()
  if (!answer.ok) throw new Refused(reply, answer.status)
  return reply
}

const smaller = async (file: File): Promise<Blob> => {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, 1024 / Math.min(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
}
