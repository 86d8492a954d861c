import type { FilmView } from '#contract/film.ts'

/** Gives an element the captions of its film; `Captions` shows them. */
export const giveTracks = (player: HTMLVideoElement, { media }: Pick<FilmView, 'media'>): void =>
  player.replaceChildren(
    ...media.captions.map(({ language, src }) => {
      const track = document.createElement('track')
      track.kind = 'captions'
      track.srclang = language
      track.src = src
      return track
    }),
  )
