import { chance } from './chance.ts'
import type { Picture } from './picture.ts'

const tile = 256

/** The last touch on every frame: corners, grain that never stands still, and the fade to black. */
export function finisher(
  width: number,
  height: number,
  vignette: number,
  grain: number,
  seed: number,
): (frame: Picture, nth: number, fade: number) => void {
  const corners = new Uint16Array(width * height)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [(column - width / 2) / width, (row - height / 2) / width]
      corners[row * width + column] = 256 * (1 - vignette * Math.hypot(x, y * 0.62) ** 2.2)
    }
  }
  const draw = chance(seed)
  const speck = new Int8Array(tile * tile).map(() => Math.round((draw() + draw() + draw() - 1.5) * 2 * grain))
  return (frame, nth, fade) => {
    const own = chance(seed + nth)
    const [left, top] = [Math.floor(own() * tile), Math.floor(own() * tile)]
    const share = Math.round(fade * 256)
    for (let row = 0; row < height; row++) {
      const line = ((row + top) % tile) * tile
      const start = row * width
      for (let column = 0; column < width; column++) {
        const light =
          (((((frame.y[start + column] as number) - 16) * (corners[start + column] as number)) >> 8) *
            share) >>
          8
        const grained = 16 + light + (speck[line + ((column + left) & 255)] as number)
        frame.y[start + column] = Math.max(grained, 16)
      }
    }
    if (share < 256) {
      dim(frame.u, share)
      dim(frame.v, share)
    }
  }
}

function dim(colour: Uint8Array, share: number): void {
  for (let at = 0; at < colour.length; at++)
    colour[at] = 128 + ((((colour[at] as number) - 128) * share) >> 8)
}
