import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { loadMe } from '../account/session.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { IconButton } from '../ui/button.tsx'
import { notice } from '../ui/notice.tsx'
import { sizeInWords } from '../words/size.ts'
import { clock } from '../words/time.ts'
import { titleOrNone } from './film-words.ts'
import { type Kept, keptUploads } from './keep.ts'
import { dropTakes, type KeptTake, keepTake, keptTakes, takesKept } from './kept-takes.ts'
import { dropPicked, offeredPicked } from './picked.ts'
import { sendingOf } from './sending.ts'
import s from './submit.module.css'

type Found = { drafts: FilmDraft[]; kept: Kept[]; chosen: Kept | null; takes: KeptTake[] }

/** What was begun in this browser or by this person and is not submitted: each by its name, with how far it is. */
export const Begun = ({
  replaces,
  onKept,
  onShoot,
}: {
  replaces: string | null
  onKept: () => void
  onShoot: () => void
}) => {
  const t = messages('studio')
  const [found, setFound] = useState<Found>({ drafts: [], kept: [], chosen: null, takes: [] })
  const look = async () => {
    const person = await loadMe().catch(() => null)
    const films = person ? (await call('GET /me/films', {}).catch(() => ({ films: [] }))).films : []
    setFound({
      drafts: replaces ? [] : films.filter(({ postedAt }) => !postedAt),
      kept: replaces ? [] : (await keptUploads()).filter(({ uploadId }) => uploadId),
      chosen: (await offeredPicked(replaces)) ?? null,
      takes: await keptTakes(),
    })
  }
  useEffect(() => void look(), [takesKept.value])
  const { drafts, kept, chosen, takes } = found
  const elsewhere = kept.filter(({ filmId }) => !drafts.some(({ film }) => film.id === filmId))
  if (drafts.length + elsewhere.length + takes.length === 0 && !chosen) return null
  const forgetTakes = () => {
    void dropTakes().then(look)
    notice(t.takesDropped, {
      undo: { words: t.undo, act: () => void Promise.all(takes.map(keepTake)).then(look) },
    })
  }
  return (
    <section class={`gutter ${s.unfinished}`}>
      <h2 class="label">{t.begun}</h2>
      <ul>
        {chosen && (
          <Line
            onGo={onKept}
            picture={chosen.picture}
            name={chosen.fileName}
            stands={`${t.chosen}　${sizeInWords(chosen.bytes)}`}
            drop={{
              label: t.removeCredit({ name: chosen.fileName }),
              act: () => void dropPicked(replaces).then(look),
            }}
          />
        )}
        {takes.length > 0 && (
          <Line
            onGo={onShoot}
            picture={null}
            name={t.takes({ count: takes.length })}
            stands={`${t.takesKept}　${clock(takes.reduce((sum, { ms }) => sum + ms, 0))}`}
            drop={{ label: t.removeCredit({ name: t.takes({ count: takes.length }) }), act: forgetTakes }}
          />
        )}
        {drafts.map((draft) => (
          <OnItsWay
            key={draft.film.id}
            id={draft.film.id}
            draft={draft}
            kept={kept.find(({ filmId }) => filmId === draft.film.id)}
          />
        ))}
        {elsewhere.map((one) => (
          <OnItsWay key={one.filmId} id={one.filmId} kept={one} />
        ))}
      </ul>
    </section>
  )
}

const OnItsWay = ({ id, draft, kept }: { id: string; draft?: FilmDraft; kept?: Kept }) => {
  const t = messages('studio')
  const sending = sendingOf(id).value
  const upload = draft?.upload
  const bytes = sending?.bytes ?? kept?.bytes ?? upload?.bytes ?? 0
  const has = sending?.received || upload?.receivedBytes || 0
  const whole = sending?.state === 'arrived' || Boolean(upload?.completedAt)
  const percent = whole ? 100 : Math.floor((has / Math.max(1, bytes)) * 100)
  const titled = draft && draft.film.title.original !== ''
  return (
    <Line
      href={`/submit/${id}`}
      picture={draft?.film.media.poster ?? kept?.picture ?? sending?.picture ?? null}
      name={titled ? titleOrNone(draft.film) : (kept?.fileName ?? upload?.fileName ?? t.untitled)}
      stands={
        upload || kept
          ? `${whole ? t.notSubmitted : sending?.state === 'sending' ? t.sendingNow : t.unfinishedOne}　${t.percent({ percent })}`
          : t.notUploaded
      }
    />
  )
}

const Line = ({
  href,
  onGo,
  picture,
  name,
  stands,
  drop,
}: {
  href?: string
  onGo?: () => void
  picture: string | null
  name: string
  stands: string
  drop?: { label: string; act: () => void }
}) => {
  const words: ComponentChildren = (
    <>
      <span class={s.tiny}>{picture && <img src={picture} alt="" />}</span>
      <span class={s.what}>
        <span class="cut" translate={false}>
          {name}
        </span>
        <span class="small dim fig">{stands}</span>
      </span>
    </>
  )
  return (
    <li>
      {href ? (
        <a href={href}>{words}</a>
      ) : (
        <button type="button" onClick={onGo}>
          {words}
        </button>
      )}
      {drop && <IconButton icon="bin" label={drop.label} onClick={drop.act} />}
    </li>
  )
}
