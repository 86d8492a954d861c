import { useEffect, useRef } from 'preact/hooks'
import { locale } from '../messages/messages.ts'
import { titleOf } from '../words/film.ts'
import { video } from './playback.ts'
import { current, edition, learn } from './reel.ts'
import { confirmExposure, type Watching, watch } from './watching.ts'

/**
 * Follows the current film: heartbeats, exposure in a feed (`exposes`), what comes at its end. Returns the film
 * time played that the server has not answered for yet.
 */
export const useWatching = ({
  exposes,
  atEnd,
}: {
  exposes: boolean
  atEnd: (filmId: string) => void
}): (() => number) => {
  const watching = useRef<Watching | null>(null)
  const { film, ticket = '' } = current.value ?? {}
  const editionId = edition.value?.id
  const player = video.value
  useEffect(() => {
    if (!film || !player) return
    document.title = `${titleOf(film)} · ${edition.value?.name[locale] ?? 'Verticale'}`
    const follow = watch(player, film.id, (heard) => learn(film.id, heard))
    watching.current = follow
    const forget = exposes && editionId ? confirmExposure(film.id, editionId, ticket) : () => {}
    const ended = () => {
      atEnd(film.id)
      const [one, shownIn] = [current.value, edition.value]
      if (one && shownIn) void import('./kept.ts').then(({ keep }) => keep(one, shownIn)).catch(() => {})
    }
    player.addEventListener('ended', ended)
    return () => {
      forget()
      follow.stop()
      watching.current = null
      player.removeEventListener('ended', ended)
    }
  }, [film?.id, editionId, player])
  return () => watching.current?.unsentMs() ?? 0
}
