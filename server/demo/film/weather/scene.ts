import { chance } from '../chance.ts'
import type { Picture } from '../picture.ts'
import type { View } from '../place.ts'

/** What weather needs to draw itself: the frame so far, where the camera is, and the second of the shot. */
export type Scene = {
  readonly frame: Picture
  readonly view: View
  readonly second: number
  readonly seed: number
}

/** Calls once a particle, with that particle's own stream of chances: its whole path follows from it and the time. */
export function each(
  scene: Scene,
  amount: number,
  particle: (draw: () => number, nth: number) => void,
): void {
  for (let nth = 0; nth < amount; nth++) particle(chance(scene.seed + Math.imul(nth, 7919)), nth)
}

export function wrap(value: number, length: number): number {
  return ((value % length) + length) % length
}
