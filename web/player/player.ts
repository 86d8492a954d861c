/**
 * Watching films. Whoever shows some (the feed, a film's page, a desk) takes the parts from here:
 *
 *     putOn(reel({ films, edition, voting, more }))  which films, in what order, and where more come from
 *     useStage({ scrolls: true })                    plays them on the stage as long as the page is open
 *     useWatching({ exposes, atEnd })                tells the server what was really watched
 *     <Screen … />                                   the layer over the stage: captions, trouble, gestures
 *     <TimeLine /> <PlayTime /> <Acts />             what is under the picture, never on it
 *
 * `current`, `index` and `step` say and move where the viewer is in the reel; `playback` speaks of the element that
 * plays: one film plays at a time in the whole app, whichever page it is on. What lies in the other files of this
 * folder is the player's own, but for four doors that no first film needs: `in-place.tsx`, one film in the flow of a
 * page, `caption-words.tsx`, how captions look, `transcript.tsx`, what is said as text, and `kept.ts`, the films that
 * stay on this device.
 */
export { Acts } from './acts.tsx'
export { choices } from './choices.ts'
export { PlayTime } from './play-time.tsx'
export * as playback from './playback.ts'
export { current, edition, ended, films, index, more, putOn, type Reel, reel, step, voting } from './reel.ts'
export { Screen } from './screen.tsx'
export { stalled } from './stall.ts'
export { TimeLine } from './time-line.tsx'
export { useStage } from './use-stage.ts'
export { useWatching } from './use-watching.ts'
