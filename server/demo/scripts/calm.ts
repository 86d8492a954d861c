import type { Element, FilmScript } from '../film/script.ts'
import type { Track } from '../film/track.ts'
import { credits, layer, seen, uprightTitle, variants } from './parts.ts'

const swell = { reach: 0.006, length: 0.055, speed: 2.1, from: 0.12, to: -0.6 }
const world = (hour: Track): Element[] => [
  layer(variants('sea-back', 3, 'jpg'), 0.3, { mix: hour }),
  layer(variants('sea-sea', 3), 0.55, { mix: hour, ripple: swell }),
]

export const calm: FilmScript = {
  id: 'calm',
  width: 720,
  fps: 24,
  vignette: 0.34,
  grain: 1.5,
  shots: [
    {
      seconds: 7.6,
      fadeIn: 1.4,
      camera: {
        zoom: [
          [0, 1.02],
          [7.6, 1.06],
        ],
        y: [
          [0, 0.16],
          [7.6, 0.0],
        ],
      },
      elements: [
        ...world([
          [0, 0],
          [7.6, 0.22],
        ]),
        layer('sea-pier.webp', 1),
        layer(variants('walker-away', 12), 1, {
          rate: 0.72,
          x: [
            [0, 0.235],
            [7.6, 0.155],
          ],
          y: [
            [0, -0.66],
            [7.6, -0.18],
          ],
          scale: [
            [0, 0.5],
            [7.6, 0.24],
          ],
        }),
        uprightTitle('凪', 'Calm', { x: -0.16, y: 0.7, size: 0.14, opacity: seen(0.6, 3.4) }),
      ],
    },
    {
      seconds: 5.6,
      camera: {
        zoom: [
          [0, 1.9],
          [5.6, 1.78],
        ],
        x: [
          [0, 0.02],
          [5.6, 0.05],
        ],
        y: [
          [0, -0.02],
          [5.6, 0.0],
        ],
      },
      elements: [
        ...world([
          [0, 0.12],
          [5.6, 0.35],
        ]),
        layer('sea-pier.webp', 1),
        layer('sea-figure.webp', 1),
      ],
    },
    {
      seconds: 8.4,
      fadeOut: 1.2,
      camera: {
        zoom: [
          [0, 1.08],
          [8.4, 1.0],
        ],
        y: [
          [0, -0.04],
          [8.4, 0.14],
        ],
      },
      elements: [
        ...world([
          [0, 0.45],
          [3.5, 1],
          [8.4, 2],
        ]),
        layer('sea-pier.webp', 1),
        layer('sea-figure.webp', 1, {
          opacity: [
            [0, 1],
            [4, 1],
            [6, 0],
          ],
        }),
        { kind: 'star', at: 6.6, from: [0.34, 0.86], to: [0.02, 0.52] },
      ],
    },
    {
      seconds: 2.6,
      fadeOut: 0.8,
      elements: [credits(['監督・撮影|久世 陽太', '波|七里ヶ浜'], seen(0.1, 2.6, 0.5))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'sea', gain: 0.5, in: 2, out: 2, restless: 0.7 },
    { kind: 'bed', of: 'wind', gain: 0.12, in: 2, out: 2 },
    {
      kind: 'strikes',
      of: 'woodstep',
      every: 0.69,
      at: 0.6,
      for: 6.8,
      gain: 0.3,
      pan: 0.2,
      room: 0.1,
      out: 2,
    },
    {
      kind: 'pad',
      notes: [41, 53, 60, 64, 69],
      at: 6,
      for: 18,
      gain: 0.42,
      in: 5,
      out: 4,
      room: 0.4,
      bright: 0.3,
    },
    {
      kind: 'notes',
      voice: 'glass',
      notes: [
        [0, 72, 0.3],
        [2.2, 76, 0.26],
        [4.4, 69, 0.3],
        [7.2, 84, 0.2],
      ],
      at: 13.4,
      for: 10,
      gain: 0.4,
      room: 0.8,
    },
  ],
}
