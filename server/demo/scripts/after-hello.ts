import type { Element, FilmScript } from '../film/script.ts'
import type { Track } from '../film/track.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

const tube = { kind: 'neon', depth: 0.6, rate: 0.55 } as const
const field = (lamp: Track, caller: Track, flickers = true): Element[] => [
  layer('booth-back.jpg', 0.16),
  layer(['booth-hill-0.webp', 'booth-hill-1.webp'], 0.85, {
    mix: lamp,
    flicker: flickers ? tube : undefined,
  }),
  layer(['booth-booth-0.webp', 'booth-booth-1.webp'], 1, { mix: lamp, flicker: flickers ? tube : undefined }),
  layer('booth-caller.webp', 1.005, { opacity: caller }),
]
const moths: Element = { kind: 'fireflies', amount: 7, from: 0.12, to: 0.34, tint: [236, 255, 214] }
const grass: Element = layer('booth-grass.webp', 1.35, {
  ripple: { reach: 0.012, length: 1.1, speed: 1.4, from: -0.98, to: -0.5 },
})

export const afterHello: FilmScript = {
  id: 'after-hello',
  width: 720,
  fps: 24,
  vignette: 0.36,
  grain: 1.6,
  shots: [
    {
      seconds: 7,
      fadeIn: 1.2,
      camera: {
        zoom: [
          [0, 1.0],
          [7, 1.12],
        ],
        y: [
          [0, 0.09],
          [7, -0.01],
        ],
      },
      elements: [
        ...field(1, 1),
        moths,
        grass,
        { kind: 'star', at: 4.4, from: [-0.46, 2.6], to: [0.9, 1.6] },
        uprightTitle('もしもし、\nのあと', 'After Hello', {
          x: 0.37,
          y: 0.74,
          size: 0.078,
          opacity: seen(0.6, 3.4),
        }),
      ],
    },
    {
      seconds: 5.4,
      camera: {
        zoom: [
          [0, 1.9],
          [5.4, 2.05],
        ],
        x: [
          [0, 0.05],
          [5.4, 0.06],
        ],
        y: [
          [0, -0.06],
          [5.4, -0.02],
        ],
      },
      elements: [...field(1, 1), moths],
    },
    {
      seconds: 5.2,
      fadeOut: 0.8,
      camera: {
        zoom: [
          [0, 1.16],
          [5.2, 1.04],
        ],
        y: [
          [0, -0.02],
          [5.2, 0.07],
        ],
      },
      elements: [
        ...field(
          [
            [0, 1],
            [3, 1],
            [3.06, 0.3],
            [3.2, 0.8],
            [3.28, 0],
          ],
          [
            [0, 0],
            [5, 0],
          ],
          false,
        ),
        grass,
      ],
    },
    {
      seconds: 2.6,
      fadeOut: 0.8,
      elements: [credits(['監督|宮里 楓', '声|留守番電話'], seen(0.1, 2.6, 0.5))],
    },
  ],
  sound: [
    { kind: 'insects', of: 'crickets', gain: 0.55, in: 1.5, out: 2, room: 0.1 },
    { kind: 'bed', of: 'wind', gain: 0.22, in: 1.5, out: 2 },
    { kind: 'hum', hertz: 100, partials: 8, gain: 0.09, for: 15.5, in: 1, out: 0.06 },
    { kind: 'strike', of: 'ring', at: 2.6, gain: 0.16, room: 0.2, pan: 0.1 },
    { kind: 'strike', of: 'ring', at: 4.6, gain: 0.16, room: 0.2, pan: 0.1 },
    { kind: 'strike', of: 'ring', at: 7.2, gain: 0.34, room: 0.15 },
    { kind: 'strike', of: 'click', at: 9.1, gain: 0.6, room: 0.1 },
    { kind: 'strike', of: 'coin', at: 12.2, gain: 0.3, room: 0.2 },
    { kind: 'strike', of: 'click', at: 15.42, gain: 0.5, room: 0.3 },
    { kind: 'pad', notes: [40, 47, 56, 59, 64], at: 9, for: 11, gain: 0.38, in: 3, out: 3, room: 0.3 },
    {
      kind: 'notes',
      notes: [
        [0, 71, 0.3],
        [1.2, 68, 0.28],
        [2.2, 64, 0.3],
        [4.4, 66, 0.3],
        [6.4, 59, 0.34],
        [6.5, 76, 0.2],
      ],
      at: 9.6,
      for: 10,
      gain: 0.5,
      room: 0.7,
    },
  ],
}
