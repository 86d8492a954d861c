import type { Picture, Still } from './picture.ts'

/** Where a pixel of the frame looks in a still: `u = a·x + b·y + e`, `v = c·x + d·y + f`. */
export type Affine = {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** How far each row of the frame is pushed sideways, in pixels of the still: water, cloth, hot air. */
export type Push = (row: number) => number

/** Lays a still over the frame through an affine map, bilinear. `opacity` is 0 to 1. */
export function layOver(frame: Picture, still: Still, map: Affine, opacity: number, push?: Push): void {
  layPlanes([overLight, overColour], frame, still, { map, opacity, push })
}

/** Adds the light of an opaque still to the frame. */
export function layLight(frame: Picture, still: Still, map: Affine, opacity: number, push?: Push): void {
  layPlanes([addLight, addColour], frame, still, { map, opacity, push })
}

type Laying = { map: Affine; opacity: number; push: Push | undefined }
type Plane = { values: Uint8Array; width: number; height: number }
type StillPlane = Plane & {
  alpha: Uint8Array | undefined
  box: readonly [number, number, number, number]
}

/** Light in full, colour at half the size in each direction (4:2:0). */
function layPlanes(
  [light, colour]: readonly [RowLayer, RowLayer],
  frame: Picture,
  still: Still,
  laying: Laying,
): void {
  const { map } = laying
  const { box } = still
  const { width, height } = frame
  plane(light, { values: frame.y, width, height }, { ...still, values: still.y }, laying, 1)
  const half: Affine = {
    ...map,
    e: (map.e + 0.5 * (map.a + map.b) - 0.5) / 2,
    f: (map.f + 0.5 * (map.c + map.d) - 0.5) / 2,
  }
  const [small, smaller] = [
    { width: width / 2, height: height / 2 },
    {
      width: still.width / 2,
      height: still.height / 2,
      alpha: still.halfAlpha,
      box: [box[0] / 2, box[1] / 2, box[2] / 2, box[3] / 2] as const,
    },
  ]
  for (const part of ['u', 'v'] as const)
    plane(
      colour,
      { ...small, values: frame[part] },
      { ...smaller, values: still[part] },
      { ...laying, map: half },
      2,
    )
}

type RowLayer = (
  to: Uint8Array,
  start: number,
  end: number,
  from: Uint8Array,
  alpha: Uint8Array | undefined,
  width: number,
  u: number,
  v: number,
  du: number,
  dv: number,
  opacity: number,
) => void

function plane(
  row: RowLayer,
  to: Plane,
  from: StillPlane,
  { map, opacity, push }: Laying,
  coarse: number,
): void {
  const share = Math.round(opacity * 256)
  if (share <= 0) return
  const { box } = from
  const [left, top, right, bottom] = [
    Math.max(0, box[0] - 1),
    Math.max(0, box[1] - 1),
    Math.min(from.width - 1.01, box[2]),
    Math.min(from.height - 1.01, box[3]),
  ]
  for (let y = 0; y < to.height; y++) {
    const shift = push ? push(y * coarse) / coarse : 0
    const u0 = map.b * y + map.e + shift
    const v0 = map.d * y + map.f
    let [start, end] = within(u0, map.a, left, right, 0, to.width)
    ;[start, end] = within(v0, map.c, top, bottom, start, end)
    if (start >= end) continue
    row(
      to.values,
      y * to.width + start,
      y * to.width + end,
      from.values,
      from.alpha,
      from.width,
      (u0 + map.a * start) * 65536,
      (v0 + map.c * start) * 65536,
      map.a * 65536,
      map.c * 65536,
      share,
    )
  }
}

/** Narrows [start, end) to the columns where `low ≤ origin + step·x ≤ high`. */
function within(
  origin: number,
  step: number,
  low: number,
  high: number,
  start: number,
  end: number,
): [number, number] {
  if (Math.abs(step) < 1e-9) return origin >= low && origin <= high ? [start, end] : [0, 0]
  const [one, other] = [(low - origin) / step, (high - origin) / step]
  return [
    Math.max(start, Math.ceil(Math.min(one, other))),
    Math.min(end, Math.floor(Math.max(one, other)) + 1),
  ]
}

const overLight: RowLayer = (to, start, end, from, alpha, width, u, v, du, dv, opacity) => {
  let su = u | 0
  let sv = v | 0
  const stepU = du | 0
  const stepV = dv | 0
  const plain = alpha === undefined
  const solid = opacity === 256
  for (let at = start; at < end; at++, su += stepU, sv += stepV) {
    const place = (sv >> 16) * width + (su >> 16)
    const fx = (su >> 8) & 255
    const fy = (sv >> 8) & 255
    const cover = plain ? opacity : coverAt(alpha, place, width, fx, fy, opacity)
    if (cover === 0) continue
    const light = between(from, place, width, fx, fy)
    if (cover === 256) to[at] = (light + 32768) >> 16
    else
      to[at] =
        ((to[at] as number) * (256 - cover) + (solid ? light >> 8 : ((light >> 8) * opacity) >> 8) + 128) >> 8
  }
}

const overColour: RowLayer = (to, start, end, from, alpha, width, u, v, du, dv, opacity) => {
  let su = u | 0
  let sv = v | 0
  const stepU = du | 0
  const stepV = dv | 0
  const plain = alpha === undefined
  for (let at = start; at < end; at++, su += stepU, sv += stepV) {
    const place = (sv >> 16) * width + (su >> 16)
    const fx = (su >> 8) & 255
    const fy = (sv >> 8) & 255
    const cover = plain ? opacity : coverAt(alpha, place, width, fx, fy, opacity)
    if (cover === 0) continue
    const tint = (between(from, place, width, fx, fy) >> 8) - 32768
    to[at] = 128 + ((((to[at] as number) - 128) * (256 - cover) + ((tint * opacity) >> 8) + 128) >> 8)
  }
}

const addLight: RowLayer = (to, start, end, from, _alpha, width, u, v, du, dv, opacity) => {
  let su = u | 0
  let sv = v | 0
  const stepU = du | 0
  const stepV = dv | 0
  for (let at = start; at < end; at++, su += stepU, sv += stepV) {
    const light = between(from, (sv >> 16) * width + (su >> 16), width, (su >> 8) & 255, (sv >> 8) & 255) >> 8
    const sum = (to[at] as number) + (((light - 4096) * opacity) >> 16)
    to[at] = sum > 235 ? 235 : Math.max(sum, 16)
  }
}

const addColour: RowLayer = (to, start, end, from, _alpha, width, u, v, du, dv, opacity) => {
  let su = u | 0
  let sv = v | 0
  const stepU = du | 0
  const stepV = dv | 0
  for (let at = start; at < end; at++, su += stepU, sv += stepV) {
    const tint = between(from, (sv >> 16) * width + (su >> 16), width, (su >> 8) & 255, (sv >> 8) & 255) >> 8
    const sum = (to[at] as number) + (((tint - 32768) * opacity) >> 16)
    to[at] = sum > 240 ? 240 : Math.max(sum, 16)
  }
}

/** Bilinear, times 65536. The casts spare the hot loop a check: `within` keeps every place inside the plane. */
function between(from: Uint8Array, place: number, width: number, fx: number, fy: number): number {
  const upper = (from[place] as number) * (256 - fx) + (from[place + 1] as number) * fx
  const lower = (from[place + width] as number) * (256 - fx) + (from[place + width + 1] as number) * fx
  return upper * (256 - fy) + lower * fy
}

/** How much of the frame the still hides here, 0 to 256. */
function coverAt(
  alpha: Uint8Array,
  place: number,
  width: number,
  fx: number,
  fy: number,
  opacity: number,
): number {
  const a = alpha[place] as number
  const b = alpha[place + 1] as number
  const c = alpha[place + width] as number
  const d = alpha[place + width + 1] as number
  const sum = a + b + c + d
  if (sum === 0) return 0
  if (sum === 1020) return opacity
  const upper = a * (256 - fx) + b * fx
  const lower = c * (256 - fx) + d * fx
  return (((upper * (256 - fy) + lower * fy) >> 8) * opacity) >> 16
}
