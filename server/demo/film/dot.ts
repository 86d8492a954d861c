import type { Ink, Picture } from './picture.ts'

/** A soft disc of light at a pixel of the frame; `strength` 0 to 1, `core` is the share of the radius that is solid. */
export function dot(
  frame: Picture,
  x: number,
  y: number,
  radius: number,
  tint: Ink,
  strength: number,
  core = 0,
): void {
  disc(frame.y, frame.width, frame.height, x, y, radius, tint[0], strength, core)
  if (radius < 0.7) return
  const [width, height] = [frame.width / 2, frame.height / 2]
  disc(frame.u, width, height, x / 2 - 0.25, y / 2 - 0.25, radius / 2, tint[1], strength, core)
  disc(frame.v, width, height, x / 2 - 0.25, y / 2 - 0.25, radius / 2, tint[2], strength, core)
}

function disc(
  to: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  radius: number,
  value: number,
  strength: number,
  core: number,
): void {
  const reach = Math.max(radius, 0.75)
  const weight = radius < 0.75 ? (strength * radius) / 0.75 : strength
  const [top, bottom] = [Math.max(0, Math.ceil(y - reach)), Math.min(height - 1, Math.floor(y + reach))]
  const [left, right] = [Math.max(0, Math.ceil(x - reach)), Math.min(width - 1, Math.floor(x + reach))]
  const squared = reach * reach
  const edge = 1 - core * core
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const far = ((column - x) * (column - x) + (row - y) * (row - y)) / squared
      if (far >= 1) continue
      const fall = Math.min(1, (1 - far) / edge)
      const at = row * width + column
      const old = to[at] as number
      to[at] = old + (value - old) * fall * fall * weight
    }
  }
}

/** A thin ring, for drops on water. */
export function ring(
  frame: Picture,
  x: number,
  y: number,
  radius: number,
  thick: number,
  light: number,
): void {
  const steps = Math.max(12, Math.ceil(radius * 4))
  for (let step = 0; step < steps; step++) {
    const angle = (step / steps) * Math.PI * 2
    spot(frame, x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, light * thick)
  }
}

/** A straight streak with soft ends; light is added. */
export function streak(frame: Picture, x: number, y: number, dx: number, dy: number, light: number): void {
  const steps = Math.max(2, Math.ceil(Math.hypot(dx, dy)))
  for (let step = 0; step <= steps; step++) {
    const share = step / steps
    spot(frame, x + dx * share, y + dy * share, light * Math.sin(share * Math.PI))
  }
}

/** Adds light to the four pixels round a point. */
function spot(frame: Picture, x: number, y: number, light: number): void {
  const [column, row] = [Math.floor(x), Math.floor(y)]
  if (column < 0 || row < 0 || column >= frame.width - 1 || row >= frame.height - 1) return
  const [fx, fy] = [x - column, y - row]
  const at = row * frame.width + column
  raise(frame.y, at, light * (1 - fx) * (1 - fy))
  raise(frame.y, at + 1, light * fx * (1 - fy))
  raise(frame.y, at + frame.width, light * (1 - fx) * fy)
  raise(frame.y, at + frame.width + 1, light * fx * fy)
}

function raise(to: Uint8Array, at: number, light: number): void {
  const sum = (to[at] as number) + light
  to[at] = Math.min(sum, 235)
}
