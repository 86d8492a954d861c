import type { Element, FilmScript } from '../film/script.ts'
import type { Track } from '../film/track.ts'
import { credits, layer, levelTitle, seen, variants } from './parts.ts'

const block = (hour: Track): Element[] => [
  layer('danchi-back.jpg', 0.3),
  layer(variants('danchi-block', 4), 0.85, { mix: hour }),
  layer('danchi-trees.webp', 1.15, {
    ripple: { reach: 0.0018, length: 0.3, speed: 1.1, from: -0.75, to: -0.4 },
  }),
]

export const danchi: FilmScript = {
  id: 'danchi',
  width: 720,
  fps: 24,
  vignette: 0.34,
  grain: 1.7,
  shots: [
    {
      seconds: 6.6,
      fadeIn: 1,
      camera: {
        zoom: 1.02,
        y: [
          [0, -0.1],
          [6.6, 0.08],
        ],
      },
      elements: [
        ...block([
          [0, 0],
          [3, 0],
          [3.1, 0.5],
          [4.4, 0.5],
          [4.5, 1],
        ]),
        levelTitle('団地、二十二時', 'Danchi, 10 p.m.', { y: -0.74, size: 0.056, opacity: seen(1.2, 5.4) }),
      ],
    },
    {
      seconds: 5.4,
      camera: {
        zoom: [
          [0, 2.0],
          [5.4, 2.5],
        ],
        x: [
          [0, 0.16],
          [5.4, 0.205],
        ],
        y: [
          [0, -0.16],
          [5.4, -0.205],
        ],
      },
      elements: block([
        [0, 1],
        [1.4, 1],
        [1.45, 2],
        [3.7, 2],
        [3.75, 2.6],
      ]),
    },
    {
      seconds: 5,
      camera: {
        zoom: [
          [0, 1.12],
          [5, 1.02],
        ],
        y: [
          [0, 0.0],
          [5, 0.04],
        ],
      },
      elements: [
        ...block([
          [0, 2.6],
          [0.8, 2.6],
          [0.85, 3],
        ]),
        { kind: 'passing', every: 9, speed: 0.42, bright: 0.28, tint: [255, 226, 180] },
        { kind: 'star', at: 3, from: [0.1, 1.0], to: [-0.12, 0.72] },
      ],
    },
    {
      seconds: 2.4,
      fadeOut: 0.7,
      elements: [credits(['監督|チーム屋上', '部屋|四〇六号室'], seen(0.1, 2.4, 0.4))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'city', gain: 0.34, in: 1.2, out: 1.5 },
    { kind: 'insects', of: 'crickets', gain: 0.5, in: 1.5, out: 2, room: 0.15 },
    { kind: 'strikes', of: 'click', every: 1.55, loose: 0.25, at: 3, for: 9, gain: 0.16, room: 0.6 },
    { kind: 'bed', of: 'engine', at: 12.2, for: 5, gain: 0.5, in: 2, out: 2, pan: 0.2 },
    { kind: 'pad', notes: [40, 52, 59, 62, 66], at: 5.6, for: 14, gain: 0.38, in: 3.5, out: 3, room: 0.3 },
    {
      kind: 'notes',
      notes: [
        [0, 66, 0.34],
        [1.5, 62, 0.3],
        [2.6, 71, 0.3],
        [5, 69, 0.32],
        [7.2, 66, 0.26],
      ],
      at: 7,
      for: 11,
      gain: 0.48,
      room: 0.7,
    },
    { kind: 'rails', far: true, pace: 1.5, at: 1, for: 9, gain: 0.14, in: 3, out: 4 },
  ],
}
