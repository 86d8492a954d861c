import { chance } from '../chance.ts'
import { dot, ring, streak } from '../dot.ts'
import { ink } from '../picture.ts'
import { onScreen } from '../place.ts'
import type { WeatherElement } from '../script.ts'
import { at } from '../track.ts'
import type { Scene } from './scene.ts'
import { each, wrap } from './scene.ts'

type Of<K extends WeatherElement['kind']> = Extract<WeatherElement, { kind: K }>

/** Drops falling on water or asphalt seen from above. */
export function rings(scene: Scene, weather: Of<'rings'>): void {
  each(scene, weather.amount, (draw, nth) => {
    const period = 0.8 + 0.7 * draw()
    const beat = scene.second / period + draw()
    const own = chance(scene.seed + Math.imul(nth, 104729) + Math.floor(beat))
    const age = beat % 1
    const [px, py, unit] = onScreen(
      own() * 1.2 - 0.6 + scene.view.x,
      own() * 2.1 - 1.05 + scene.view.y,
      weather.depth ?? 1,
      scene.view,
      scene.frame,
    )
    const reach = unit * weather.reach * (0.3 + 0.7 * own())
    const light = weather.bright * (1 - age) ** 1.5
    ring(scene.frame, px, py, reach * Math.sqrt(age) + 1, 1, light)
    if (age > 0.18) ring(scene.frame, px, py, reach * 0.55 * Math.sqrt(age - 0.18) + 1, 0.6, light)
    if (age < 0.1) dot(scene.frame, px, py, unit * 0.004, ink(210, 220, 230), (0.1 - age) * 6)
  })
}

export function steam(scene: Scene, weather: Of<'steam'>): void {
  const tint = ink(...weather.tint)
  each(scene, 22, (draw) => {
    const life = 3 + 2.2 * draw()
    const age = wrap(scene.second / life + draw(), 1)
    const [phase, side] = [draw() * 6.3, draw() - 0.5]
    const x =
      weather.x +
      weather.width * side * (0.4 + 0.9 * age) +
      0.03 * age * Math.sin(scene.second * 0.8 + phase + age * 4)
    const y = weather.y + weather.height * age ** 0.85
    const [px, py, unit] = onScreen(x, y, 1, scene.view, scene.frame)
    const fade = Math.sin(Math.min(1, age * 1.15) * Math.PI) ** 1.3
    dot(
      scene.frame,
      px,
      py,
      unit * weather.width * (0.22 + 0.55 * age),
      tint,
      weather.bright * fade * (0.5 + 0.5 * draw()),
    )
  })
}

const lamps = [
  ink(255, 186, 96),
  ink(255, 214, 160),
  ink(255, 92, 60),
  ink(150, 214, 220),
  ink(255, 240, 214),
  ink(120, 200, 150),
]

/** Lights of a town out of focus, passing a window. */
export function bokeh(scene: Scene, weather: Of<'bokeh'>): void {
  const bright = at(weather.bright, scene.second, 1)
  each(scene, weather.amount, (draw) => {
    const near = 0.35 + 1.3 * draw() ** 2
    const x = wrap(draw() * 2.4 - scene.second * weather.speed * near, 2.4) - 1.2
    const y = weather.from + (weather.to - weather.from) * draw()
    const tint = lamps[Math.floor(draw() * lamps.length)] ?? ink(255, 200, 120)
    const glint = 0.75 + 0.25 * Math.sin(scene.second * 3 * draw() + draw() * 6)
    const [px, py, unit] = onScreen(x, y, 0.4, scene.view, scene.frame)
    const size = unit * weather.size * near * (0.6 + 0.6 * draw())
    dot(scene.frame, px, py, size, tint, 0.42 * bright * glint, 0.82)
    dot(scene.frame, px, py, size * 0.92, tint, 0.2 * bright * glint, 0.2)
  })
}

/** Drops that gather and run down a pane; the window is left, bottom, right, top in frame widths. */
export function trickles(scene: Scene, weather: Of<'trickles'>): void {
  const [left, bottom, right, top] = weather.window
  each(scene, weather.amount, (draw, nth) => {
    const period = 3.5 + 4 * draw()
    const beat = scene.second / period + draw()
    const own = chance(scene.seed + Math.imul(nth, 15485863) + Math.floor(beat))
    const age = beat % 1
    const slip = age < 0.45 ? age * 0.12 : 0.054 + ((age - 0.45) / 0.55) ** 1.5 * 0.946
    const x = left + (right - left) * own() - 0.05 * slip + 0.006 * Math.sin(slip * 30 + own() * 6)
    const y = top - (top - bottom) * (own() * 0.35 + slip * 0.85)
    if (y < bottom || x < left) return
    const [px, py, unit] = onScreen(x, y, 1, scene.view, scene.frame)
    const trail = Math.min(0.1, slip * 0.2) * unit
    streak(scene.frame, px, py - trail, -trail * 0.06, trail, 26)
    dot(scene.frame, px, py, unit * 0.0085, ink(30, 34, 46), 0.55, 0.3)
    dot(scene.frame, px - unit * 0.002, py - unit * 0.003, unit * 0.0035, ink(250, 236, 210), 0.85)
    dot(scene.frame, px, py + unit * 0.004, unit * 0.005, ink(255, 190, 110), 0.35)
  })
}

/** Light sweeping sideways through the picture: windows of a train, headlights on a wall. */
export function passing(scene: Scene, weather: Of<'passing'>): void {
  const tint = ink(...weather.tint)
  const { frame } = scene
  const place = wrap(scene.second, weather.every) * weather.speed
  const light = new Float32Array(frame.width)
  let any = false
  for (let x = 0; x < frame.width; x++) {
    const from = (x / frame.width - place + 0.5) / 0.16
    const level = Math.exp(-from * from) * weather.bright
    light[x] = level
    if (level > 0.004) any = true
  }
  if (!any) return
  for (let row = 0; row < frame.height; row++) {
    for (let x = 0; x < frame.width; x++) {
      const level = light[x] as number
      if (level < 0.004) continue
      const place_ = row * frame.width + x
      const old = frame.y[place_] as number
      frame.y[place_] = Math.min(235, old + (old - 10) * level * (tint[0] / 200) + level * 10)
    }
  }
}
