import type { Element, FilmScript } from '../film/script.ts'
import type { Track } from '../film/track.ts'
import { credits, layer, seen, uprightTitle, variants } from './parts.ts'

const candles = { kind: 'candle', depth: 0.06, rate: 0.7 } as const
const stair = (burning: Track): Element[] => [
  layer('shrine-back.jpg', 0.55),
  layer(variants('shrine-stair', 4), 0.95, { mix: burning, flicker: candles }),
]
const glow: Element = { kind: 'fireflies', amount: 14, from: -0.5, to: 0.5, tint: [214, 255, 150] }

export const hundredAndEight: FilmScript = {
  id: 'hundred-and-eight',
  width: 720,
  fps: 24,
  vignette: 0.36,
  grain: 1.6,
  shots: [
    {
      seconds: 7.4,
      fadeIn: 1.2,
      camera: {
        zoom: [
          [0, 1.0],
          [7.4, 1.06],
        ],
        y: [
          [0, -0.09],
          [7.4, 0.08],
        ],
      },
      elements: [
        ...stair([
          [0, 0],
          [1.4, 0],
          [2.4, 0.9],
          [3.6, 1.1],
          [4.6, 2],
          [5.6, 2.1],
          [6.6, 3],
        ]),
        layer(variants('walker-away', 12), 1, {
          rate: 0.7,
          x: [
            [0, 0.06],
            [7.4, 0.02],
          ],
          y: [
            [0, -0.62],
            [7.4, -0.2],
          ],
          scale: [
            [0, 0.5],
            [7.4, 0.29],
          ],
        }),
        layer('shrine-branches.webp', 1.3),
        uprightTitle('百八段', 'One Hundred and Eight Steps', {
          x: -0.3,
          y: 0.44,
          size: 0.088,
          opacity: seen(1.4, 6.2),
        }),
      ],
    },
    {
      seconds: 4.4,
      camera: {
        zoom: [
          [0, 1.9],
          [4.4, 2.05],
        ],
        x: [
          [0, -0.18],
          [4.4, -0.14],
        ],
        y: [
          [0, -0.34],
          [4.4, -0.24],
        ],
      },
      elements: [...stair(3), glow],
    },
    {
      seconds: 4.4,
      fadeOut: 1,
      camera: {
        zoom: [
          [0, 1.7],
          [4.4, 1.5],
        ],
        y: [
          [0, 0.26],
          [4.4, 0.2],
        ],
      },
      elements: [
        ...stair(3),
        layer(variants('walker-away', 12), 1, {
          rate: 0.6,
          x: 0.01,
          y: [
            [0, 0.07],
            [4.4, 0.27],
          ],
          scale: [
            [0, 0.22],
            [4.4, 0.15],
          ],
          opacity: [
            [0, 1],
            [3, 1],
            [4.2, 0.25],
          ],
        }),
        layer('shrine-branches.webp', 1.25),
        glow,
      ],
    },
    {
      seconds: 2.4,
      fadeOut: 0.7,
      elements: [credits(['監督|久世 陽太', '石段|百八、数えました'], seen(0.1, 2.4, 0.4))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'wind', gain: 0.16, in: 1.5, out: 2 },
    { kind: 'insects', of: 'crickets', gain: 0.5, in: 1.5, out: 2, room: 0.2 },
    { kind: 'strikes', of: 'step', every: 0.72, at: 0.8, for: 15, gain: 0.3, room: 0.35, out: 3 },
    { kind: 'strike', of: 'suzu', at: 14.4, gain: 0.5, room: 0.8 },
    {
      kind: 'notes',
      voice: 'glass',
      notes: [
        [0, 69, 0.26],
        [1.1, 74, 0.24],
        [2.2, 76, 0.24],
        [3.3, 81, 0.24],
        [6, 79, 0.2],
        [8, 74, 0.24],
        [10.6, 69, 0.26],
      ],
      at: 2,
      for: 16,
      gain: 0.42,
      room: 0.8,
    },
    {
      kind: 'pad',
      notes: [38, 45, 57, 62],
      at: 7,
      for: 11.6,
      gain: 0.42,
      in: 3,
      out: 3,
      room: 0.4,
      bright: 0.3,
    },
  ],
}
