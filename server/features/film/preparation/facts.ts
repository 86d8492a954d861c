import { isHdr } from '#platform/media/colour.ts'
import type { Inspection } from '#platform/media/inspect.ts'

/** What the original is kept with besides its columns; `inspection` is what later stages work from. */
export const factsOf = (film: Inspection) => ({
  inspection: film,
  container: film.container,
  codec: film.video.codec,
  hdr: isHdr(film.video.colour),
})
