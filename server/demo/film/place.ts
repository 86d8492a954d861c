import type { Affine } from './lay.ts'
import type { Camera, LayerElement } from './script.ts'
import { at } from './track.ts'

/** Where the camera is at one moment. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number; readonly roll: number }

/** The camera at a second of the shot; `hand` is how far a held phone wanders, in frame widths. */
export function viewAt(camera: Camera | undefined, second: number): View {
  const hand = camera?.hand ?? 0.0016
  return {
    x: at(camera?.x, second, 0) + hand * (Math.sin(second * 0.83 + 1.2) + 0.5 * Math.sin(second * 1.91)),
    y: at(camera?.y, second, 0) + hand * (Math.sin(second * 0.71) + 0.5 * Math.sin(second * 2.17 + 0.6)),
    zoom: at(camera?.zoom, second, 1),
    roll: at(camera?.roll, second, 0),
  }
}

export type Layout = { readonly width: number; readonly height: number }

/**
 * The map from a pixel of the frame to a pixel of the still (`still` in pixels, `field` its width in frame widths).
 * Nearer layers move and grow more with the camera: parallax as with painted glass.
 */
export function lookUp(
  layer: LayerElement,
  second: number,
  view: View,
  frame: Layout,
  still: Layout,
): Affine {
  const point = (x: number, y: number): [number, number] => {
    const depth = layer.depth ?? 1
    let [px, py] = [(x + 0.5 - frame.width / 2) / frame.width, (frame.height / 2 - y - 0.5) / frame.width]
    ;[px, py] = turned(px, py, -view.roll)
    const zoom = view.zoom ** depth
    const pivot = layer.pivot ?? [0, 0]
    px = px / zoom + view.x * depth - at(layer.x, second, 0) - pivot[0]
    py = py / zoom + view.y * depth - at(layer.y, second, 0) - pivot[1]
    ;[px, py] = turned(px, py, -at(layer.turn, second, 0))
    const scale = at(layer.scale, second, 1)
    const perUnit = still.width / (layer.field ?? 1.12)
    return [
      (px / scale + pivot[0]) * perUnit + still.width / 2 - 0.5,
      still.height / 2 - 0.5 - (py / scale + pivot[1]) * perUnit,
    ]
  }
  const [origin, right, down] = [point(0, 0), point(1, 0), point(0, 1)]
  return {
    a: right[0] - origin[0],
    b: down[0] - origin[0],
    c: right[1] - origin[1],
    d: down[1] - origin[1],
    e: origin[0],
    f: origin[1],
  }
}

/** Where a point of the scene falls in the frame, in pixels, and how large one frame width is there. */
export function onScreen(
  x: number,
  y: number,
  depth: number,
  view: View,
  frame: Layout,
): [x: number, y: number, unit: number] {
  const zoom = view.zoom ** depth
  const [px, py] = turned((x - view.x * depth) * zoom, (y - view.y * depth) * zoom, view.roll)
  return [frame.width / 2 + px * frame.width, frame.height / 2 - py * frame.width, frame.width * zoom]
}

function turned(x: number, y: number, angle: number): [number, number] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [cos * x - sin * y, sin * x + cos * y]
}
