import { drawings } from '../stills/sheet.ts'
import { setCard } from './card.ts'
import { seedOf } from './chance.ts'
import { finisher } from './finish.ts'
import { layLight, layOver, type Push } from './lay.ts'
import { lightAt } from './light.ts'
import { blankPicture, clear, type Picture, type Still } from './picture.ts'
import { lookUp, type View, viewAt } from './place.ts'
import type { CardElement, Element, FilmScript, LayerElement, Shot, WeatherElement } from './script.ts'
import { stillShelf } from './stills.ts'
import { at, largest } from './track.ts'
import { drawWeather } from './weather/weather.ts'

/** The frames of a film, one after the other, as raw yuv420p bytes. The buffer is reused: take it before asking for the next. */
export async function* shoot(script: FilmScript, only?: readonly number[]): AsyncGenerator<Uint8Array> {
  const height = (script.width * 16) / 9
  const frame = blankPicture(script.width, height)
  const finish = finisher(script.width, height, script.vignette, script.grain, seedOf(script.id))
  const shelf = stillShelf()
  let nth = 0
  for (const [number, shot] of script.shots.entries()) {
    const draws = await Promise.all(
      shot.elements.map((element, place) =>
        prepare(element, shot, script, shelf, seedOf(`${script.id} ${number} ${place}`)),
      ),
    )
    const frames = Math.round(shot.seconds * script.fps)
    for (let step = 0; step < frames; step++, nth++) {
      if (only && !only.includes(nth)) continue
      const second = step / script.fps
      const view = viewAt(shot.camera, second)
      clear(frame)
      for (const draw of draws) draw(frame, second, view)
      finish(frame, nth, fadeAt(shot, second))
      yield frame.bytes
    }
  }
}

type Draw = (frame: Picture, second: number, view: View) => void

async function prepare(
  element: Element,
  shot: Shot,
  script: FilmScript,
  shelf: ReturnType<typeof stillShelf>,
  seed: number,
): Promise<Draw> {
  if (element.kind === 'layer') return layer(element, await load(element, shot, script, shelf))
  if (element.kind === 'card')
    return card(element, await setCard(element, script.width, (script.width * 16) / 9))
  return weather(element, seed)
}

function load(
  element: LayerElement,
  shot: Shot,
  script: FilmScript,
  shelf: ReturnType<typeof stillShelf>,
): Promise<Still[]> {
  const zoom = largest(shot.camera?.zoom, 1) ** (element.depth ?? 1) * largest(element.scale, 1)
  const names = typeof element.still === 'string' ? [element.still] : element.still
  return Promise.all(names.map((name) => shelf(name, script.width * zoom * fieldOf(element, name))))
}

function layer(element: LayerElement, stills: readonly Still[]): Draw {
  const first = stills[0]
  if (!first) throw new Error('a layer needs a still')
  const names = typeof element.still === 'string' ? [element.still] : element.still
  const placed = { ...element, field: fieldOf(element, names[0] ?? '') }
  const lay = element.light ? layLight : layOver
  return (frame, second, view) => {
    const map = lookUp(placed, second, view, frame, first)
    const push = element.ripple
      ? ripples(element.ripple, second, view, frame, first.width / placed.field)
      : undefined
    const light = lightAt(element.flicker, second)
    if (element.rate !== undefined) {
      const still = stills[Math.floor(second * element.rate * stills.length) % stills.length]
      if (still) lay(frame, still, map, at(element.opacity, second, 1), push)
      return
    }
    const opacity = at(element.opacity, second, 1)
    const mix = stills.length > 1 ? Math.min(stills.length - 1, at(element.mix, second, 0) * light) : 0
    const [below, above, share] = [stills[Math.floor(mix)], stills[Math.floor(mix) + 1], mix % 1]
    if (below) lay(frame, below, map, stills.length > 1 ? opacity : opacity * light, push)
    if (above && share > 0.004) lay(frame, above, map, opacity * share, push)
  }
}

function card(element: CardElement, still: Still): Draw {
  const flat = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }
  return (frame, second, view) => {
    const map =
      element.depth === undefined
        ? flat
        : lookUp({ kind: 'layer', still: '', field: 1, depth: element.depth }, second, view, frame, still)
    layOver(frame, still, map, at(element.opacity, second, 1))
  }
}

function weather(element: WeatherElement, seed: number): Draw {
  return (frame, second, view) => drawWeather({ frame, view, second, seed }, element)
}

function ripples(
  ripple: NonNullable<LayerElement['ripple']>,
  second: number,
  view: View,
  frame: Picture,
  perUnit: number,
): Push {
  return (row) => {
    const height = (frame.height / 2 - row) / frame.width / view.zoom + view.y
    const grown = Math.min(1, Math.max(0, (height - ripple.from) / (ripple.to - ripple.from)))
    const wave =
      Math.sin((height / ripple.length) * 6.2832 + second * ripple.speed) +
      0.5 * Math.sin((height / ripple.length) * 14.7 - second * ripple.speed * 1.37)
    return ripple.reach * grown * wave * perUnit
  }
}

function fadeAt(shot: Shot, second: number): number {
  const rising = shot.fadeIn ? Math.min(1, second / shot.fadeIn) : 1
  const sinking = shot.fadeOut ? Math.min(1, (shot.seconds - second) / shot.fadeOut) : 1
  return Math.max(0, Math.min(rising, sinking)) ** 1.4
}

/** The width a still covers: given, or what the drawing sheet says. */
function fieldOf(element: LayerElement, name: string): number {
  if (element.field !== undefined) return element.field
  const [scene = '', layerName] = name.split(/[-.]/)
  return drawings[scene]?.layers.find((drawn) => drawn.name === layerName)?.field ?? 1.12
}
