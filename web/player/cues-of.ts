/** The cues of a captions file, in their order, read by the browser; none when it does not come. */
export const cuesOf = (src: string): Promise<VTTCue[]> => {
  const reader = document.createElement('video')
  const track = document.createElement('track')
  return new Promise((resolve) => {
    track.addEventListener('load', () => resolve([...(track.track.cues ?? [])] as VTTCue[]))
    track.addEventListener('error', () => resolve([]))
    track.kind = 'captions'
    track.src = src
    reader.append(track)
    // a track that is off is not fetched
    track.track.mode = 'hidden'
  })
}
