import { useEffect, useRef } from 'preact/hooks'
import { locale } from '../messages/messages.ts'
import { titleOf } from '../words/film.ts'
import { leaveAt } from './left.ts'
import { video } from './playback.ts'
import { current, edition, learn } from './reel.ts'
import { confirmExposure, type Watching, watch } from './watching.ts'

/**
 * Follows the current film: heartbeats, exposure in a feed (`exposes`), where it is left, what comes at its end. Returns
 * the film time watched so far, told or not; null while it is not known.
 */
export const useWatching = ({
  exposes,
  atEnd,
}: {
  exposes: boolean
  atEnd: (filmId: string) => void
}): (() => number | null) => {
  const watching = useRef<Watching | null>(null)
  const { film, watched, ticket = '' } = current.value ?? {}
  const editionId = edition.value?.id
  const player = video.value
  useEffect(() => {
    if (!film || !player) return
    document.title = `${titleOf(film)} · ${edition.value?.name[locale] ?? 'Verticale'}`
    const follow = watch(player, film.id, watched?.watchedMs ?? 0, ({ watchedMs, verified }) =>
      learn(film.id, { watchedMs, verified }),
    )
    watching.current = follow
    const forget = exposes && editionId ? confirmExposure(film.id, editionId, ticket) : () => {}
    let keptAt = 0
    const moved = () => {
      const at = player.currentTime * 1000
      if (player.seeking || Math.abs(at - keptAt) < 900) return
      keptAt = at
      leaveAt(film.id, at, film.durationMs)
    }
    const ended = () => {
      leaveAt(film.id, 0, film.durationMs)
      atEnd(film.id)
      const [one, shownIn] = [current.value, edition.value]
      if (one && shownIn) void import('./kept.ts').then(({ keep }) => keep(one, shownIn)).catch(() => {})
    }
    player.addEventListener('timeupdate', moved)
    player.addEventListener('ended', ended)
    return () => {
      forget()
      follow.stop()
      watching.current = null
      player.removeEventListener('timeupdate', moved)
      player.removeEventListener('ended', ended)
    }
  }, [film?.id, editionId, player])
  return () => watching.current?.seenMs() ?? null
}
