import type { Element, FilmScript } from '../film/script.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

const breeze = { reach: 0.01, length: 0.5, speed: 1.9, from: 0.36, to: -0.5 }
const day = (drift: number): Element[] => [
  layer('laundry-back.jpg', 0.2),
  layer('laundry-cloud.webp', 0.3, {
    x: [
      [0, -0.02 - drift],
      [8, 0.03 - drift],
    ],
  }),
  layer('laundry-town.webp', 0.55),
]

export const untilDry: FilmScript = {
  id: 'until-dry',
  width: 720,
  fps: 24,
  vignette: 0.22,
  grain: 1.2,
  shots: [
    {
      seconds: 5.6,
      fadeIn: 0.6,
      camera: {
        zoom: [
          [0, 1.04],
          [5.6, 1.12],
        ],
        y: [
          [0, 0.1],
          [5.6, -0.02],
        ],
        x: [
          [0, -0.03],
          [5.6, 0.03],
        ],
      },
      elements: [
        ...day(0),
        layer('laundry-roof.webp', 0.95),
        layer('laundry-line.webp', 1, {
          ripple: { reach: 0.005, length: 0.22, speed: 2.7, from: 0.36, to: 0.12 },
        }),
        uprightTitle('乾くまで', 'Until It Dries', {
          x: 0.31,
          y: 0.8,
          size: 0.085,
          tint: '#ffffff',
          opacity: seen(0.9, 4.8),
        }),
      ],
    },
    {
      seconds: 5.4,
      camera: {
        zoom: [
          [0, 1.14],
          [5.4, 1.24],
        ],
        y: -0.02,
        x: [
          [0, 0.04],
          [5.4, -0.02],
        ],
      },
      elements: [
        ...day(0.1),
        layer('laundry-roof.webp', 0.92),
        layer(['laundry-sheet-0.webp', 'laundry-sheet-1.webp'], 1.1, {
          x: 0.08,
          y: 0.14,
          scale: 1.3,
          mix: [
            [0.6, 0],
            [1.6, 1],
            [4.4, 1],
            [5.1, 0.1],
          ],
          ripple: breeze,
        }),
        layer('laundry-sheet-0.webp', 1.45, {
          x: [
            [0, -0.98],
            [5.4, -0.66],
          ],
          y: 0.12,
          scale: 1.35,
          ripple: { ...breeze, reach: 0.018, speed: 1.5 },
        }),
      ],
    },
    {
      seconds: 3.6,
      camera: {
        zoom: [
          [0, 1.5],
          [3.6, 1.42],
        ],
        y: [
          [0, 0.26],
          [3.6, 0.2],
        ],
        x: [
          [0, -0.06],
          [3.6, 0.0],
        ],
      },
      elements: [
        ...day(-0.02),
        layer('laundry-roof.webp', 0.95),
        layer('laundry-line.webp', 1, {
          ripple: { reach: 0.009, length: 0.25, speed: 3.6, from: 0.36, to: 0.12 },
        }),
      ],
    },
    {
      seconds: 2.2,
      fadeOut: 0.6,
      elements: [credits(['監督・洗濯|新垣 つむぎ', '影|姉'], seen(0.05, 2.2, 0.35))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'wind', gain: 0.24, in: 1, restless: 0.9, out: 1 },
    { kind: 'insects', of: 'cicadas', gain: 0.5, in: 1.5, out: 1.2, room: 0.1 },
    { kind: 'bed', of: 'city', gain: 0.22, in: 1, out: 1 },
    {
      kind: 'strikes',
      of: 'flap',
      every: 1.15,
      loose: 0.5,
      at: 0.8,
      for: 13,
      gain: 0.3,
      pan: 0.3,
      room: 0.1,
    },
    {
      kind: 'notes',
      notes: [
        [0, 72, 0.36],
        [0.5, 76, 0.3],
        [1, 79, 0.34],
        [2.2, 77, 0.3],
        [2.7, 74, 0.3],
        [4.2, 72, 0.34],
        [4.7, 67, 0.3],
        [6.4, 69, 0.36],
        [6.9, 76, 0.3],
        [8.6, 72, 0.34],
        [8.7, 60, 0.3],
      ],
      at: 4.2,
      for: 12.6,
      gain: 0.44,
      room: 0.45,
    },
    { kind: 'rails', far: true, pace: 1.3, at: 9, for: 6, gain: 0.12, in: 2, out: 2 },
  ],
}
