/** How often it is looked at whether the film moves, and at how many looks in a row a player may hold still. */
const lookMs = 500
const patience = 3
/** Film time that is there, in seconds, with which every player goes on. */
const enough = 1

type Player = Pick<HTMLVideoElement, 'paused' | 'ended' | 'seeking' | 'currentTime' | 'duration' | 'buffered'>

/** Whether a player that is to play stands where it stood `before` although it has what follows. */
export const isHeld = (player: Player, before: number): boolean => {
  const { paused, ended, seeking, currentTime, duration, buffered } = player
  if (paused || ended || seeking || currentTime !== before) return false
  for (let n = 0; n < buffered.length; n++)
    if (buffered.start(n) <= currentTime && buffered.end(n) >= Math.min(currentTime + enough, duration - 0.1))
      return currentTime < duration - 0.1
  return false
}

/**
 * Starts a player again that holds still for no reason: WebKitGTK misses on a busy machine that enough has come, and
 * then waits for ever with the whole film in its hands. To be told to play once more does not help it, to rest does.
 * Returns how to end it.
 */
export const keepMoving = (video: HTMLVideoElement): (() => void) => {
  let [before, looks] = [-1, 0]
  const timer = setInterval(() => {
    looks = document.visibilityState === 'visible' && isHeld(video, before) ? looks + 1 : 0
    before = video.currentTime
    if (looks < patience) return
    looks = 0
    video.pause()
    void video.play().catch(() => {})
  }, lookMs)
  return () => clearInterval(timer)
}
