import { dot, streak } from '../dot.ts'
import { ink } from '../picture.ts'
import { onScreen } from '../place.ts'
import type { Lamp, WeatherElement } from '../script.ts'
import { at } from '../track.ts'
import type { Scene } from './scene.ts'
import { each, wrap } from './scene.ts'

const white = ink(244, 242, 236)

type Of<K extends WeatherElement['kind']> = Extract<WeatherElement, { kind: K }>

export function snow(scene: Scene, weather: Of<'snow'>): void {
  each(scene, weather.amount, (draw) => {
    const near = 0.25 + 1.75 * draw() ** 2.4
    const [startX, startY, phase, size] = [draw(), draw(), draw() * 6.3, 0.6 + 0.8 * draw()]
    const sway = 0.02 * Math.sin(scene.second * (0.7 + near * 0.4) + phase)
    const x = wrap(startX * 1.5 + scene.second * weather.wind * near + sway - scene.view.x * near, 1.5) - 0.75
    const y = 1.05 - wrap(startY * 2.1 + scene.second * (0.1 + 0.12 * near) + scene.view.y * near, 2.1)
    const [px, py, unit] = onScreen(
      x + scene.view.x,
      y + scene.view.y,
      1,
      { ...scene.view, zoom: 1 + (scene.view.zoom - 1) * 0.5 },
      scene.frame,
    )
    const far = near > 1.3
    dot(
      scene.frame,
      px,
      py,
      unit * size * (far ? 0.0085 : 0.0048) * near,
      white,
      lit(weather.lamp, x, y, weather.dim) * (far ? 0.5 : 0.95),
      far ? 0 : 0.25,
    )
  })
}

export function rain(scene: Scene, weather: Of<'rain'>): void {
  const share = at(weather.opacity, scene.second, 1)
  each(scene, weather.amount, (draw) => {
    const near = 0.4 + 1.4 * draw() ** 2
    const speed = 1.7 + 1.3 * near
    const x = wrap(draw() * 1.6 + scene.second * weather.wind * speed, 1.6) - 0.8
    const y = 1.1 - wrap(draw() * 2.4 + scene.second * speed, 2.4)
    const length = 0.045 * near + 0.02
    const width = scene.frame.width
    streak(
      scene.frame,
      (x + 0.5) * width,
      scene.frame.height / 2 - y * width,
      weather.wind * length * width,
      length * width,
      weather.bright * share * (0.35 + 0.4 * near),
    )
  })
}

export function dust(scene: Scene, weather: Of<'dust'>): void {
  const tint = ink(...weather.tint)
  each(scene, weather.amount, (draw) => {
    const near = 0.4 + 1.3 * draw()
    const [phase, slow] = [draw() * 6.3, 0.3 + 0.5 * draw()]
    const x =
      wrap(
        draw() * 1.4 +
          scene.second * 0.006 * near +
          0.02 * Math.sin(scene.second * slow + phase) -
          scene.view.x * near,
        1.4,
      ) - 0.7
    const y =
      wrap(
        draw() * 2.1 +
          scene.second * weather.rise * near +
          0.012 * Math.sin(scene.second * slow * 1.3 + phase),
        2.1,
      ) - 1.05
    const glint = 0.55 + 0.45 * Math.sin(scene.second * (0.9 + slow) + phase * 3)
    const [px, py, unit] = onScreen(x + scene.view.x, y, 1, scene.view, scene.frame)
    dot(
      scene.frame,
      px,
      py,
      unit * (0.0012 + 0.0022 * near),
      tint,
      weather.bright * glint * lit(weather.lamp, x, y, 0),
    )
  })
}

export function fireflies(scene: Scene, weather: Of<'fireflies'>): void {
  const tint = ink(...weather.tint)
  each(scene, weather.amount, (draw) => {
    const [phase, slow, own] = [draw() * 6.3, 0.25 + 0.3 * draw(), 0.4 + 0.5 * draw()]
    const x =
      draw() -
      0.5 +
      0.07 * Math.sin(scene.second * slow + phase) +
      0.03 * Math.sin(scene.second * slow * 2.3 + phase * 2)
    const y =
      weather.from +
      (weather.to - weather.from) * draw() +
      0.05 * Math.sin(scene.second * slow * 1.4 + phase * 1.7)
    const glow = Math.max(0, Math.sin(scene.second * own * 2 + phase * 5)) ** 1.6
    const [px, py, unit] = onScreen(x, y, 1.1, scene.view, scene.frame)
    dot(scene.frame, px, py, unit * 0.02, tint, 0.16 * glow)
    dot(scene.frame, px, py, unit * 0.0045, tint, glow, 0.4)
  })
}

export function star(scene: Scene, weather: Of<'star'>): void {
  const age = (scene.second - weather.at) / 0.55
  if (age < 0 || age > 1.35) return
  const head = Math.min(1, age)
  const tail = Math.max(0, age - 0.35)
  const point = (share: number) =>
    onScreen(
      weather.from[0] + (weather.to[0] - weather.from[0]) * share,
      weather.from[1] + (weather.to[1] - weather.from[1]) * share,
      0.2,
      scene.view,
      scene.frame,
    )
  const [hx, hy] = point(head)
  const [tx, ty] = point(tail)
  streak(scene.frame, tx, ty, hx - tx, hy - ty, 190 * Math.min(1, (1.35 - age) * 3))
}

function lit(lamp: Lamp | undefined, x: number, y: number, dim: number): number {
  if (!lamp) return Math.max(dim, 0.0001) || 1
  return Math.min(1, dim + Math.exp(-Math.hypot(x - lamp.x, y - lamp.y) * lamp.reach))
}
