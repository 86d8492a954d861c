import type { Element, FilmScript } from '../film/script.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

const candle = { kind: 'candle', depth: 0.14, rate: 0.8 } as const
const noren: Element[] = [0, 1, 2, 3].map((nth) =>
  layer(`ramen-cloth-${nth}.webp`, 1.02, {
    field: 0.118,
    x: -0.198 + nth * 0.124,
    y: 0.172,
    pivot: [0, 0.1],
    turn: [
      [0, 0.03],
      [0.9 + nth * 0.1, -0.035],
      [1.9, 0.02],
      [2.8 + nth * 0.1, -0.03],
      [3.8, 0.035],
      [4.9, -0.02],
      [6, 0.03],
      [7.2, -0.03],
    ],
    ripple: { reach: 0.0024, length: 0.16, speed: 2.2 + nth * 0.2, from: 0.26, to: 0.06 },
  }),
)
const stall = (guests = true): Element[] => [
  layer('ramen-back.jpg', 0.8),
  layer(['ramen-stall-0.webp', 'ramen-stall-1.webp'], 0.95, { mix: 1, flicker: candle }),
  layer('ramen-cook.webp', 0.97, {
    x: [
      [0, 0],
      [1.5, 0.008],
      [3, -0.006],
      [4.4, 0.006],
      [6, 0],
    ],
  }),
  { kind: 'steam', x: 0.22, y: -0.1, width: 0.12, height: 0.42, bright: 0.15, tint: [255, 226, 184] },
  ...noren,
  layer('ramen-lantern.webp', 1.05, {
    field: 0.155,
    x: -0.37,
    y: 0.06,
    pivot: [0, 0.09],
    turn: [
      [0, 0.04],
      [1.4, -0.04],
      [2.8, 0.035],
      [4.2, -0.04],
      [5.6, 0.03],
      [7, -0.03],
    ],
    opacity: 1,
  }),
  ...(guests ? [layer('ramen-guests.webp', 1.06)] : []),
]

export const seatInTheSteam: FilmScript = {
  id: 'seat-in-the-steam',
  width: 720,
  fps: 30,
  vignette: 0.34,
  grain: 1.5,
  shots: [
    {
      seconds: 6.4,
      fadeIn: 0.9,
      camera: {
        zoom: [
          [0, 1.0],
          [6.4, 1.12],
        ],
        y: [
          [0, 0.09],
          [6.4, -0.01],
        ],
      },
      elements: [
        ...stall(),
        { kind: 'rain', amount: 46, wind: 0.06, bright: 26 },
        uprightTitle('湯気の席', 'A Seat in the Steam', {
          x: 0.19,
          y: 0.83,
          size: 0.075,
          opacity: seen(1.1, 5.4),
        }),
      ],
    },
    {
      seconds: 5,
      camera: {
        zoom: [
          [0, 1.7],
          [5, 1.85],
        ],
        x: [
          [0, 0.08],
          [5, 0.02],
        ],
        y: [
          [0, -0.1],
          [5, -0.08],
        ],
      },
      elements: [
        ...stall(),
        { kind: 'steam', x: -0.16, y: -0.17, width: 0.06, height: 0.22, bright: 0.13, tint: [255, 230, 196] },
        { kind: 'steam', x: 0.08, y: -0.17, width: 0.06, height: 0.22, bright: 0.13, tint: [255, 230, 196] },
      ],
    },
    {
      seconds: 4,
      fadeOut: 0.6,
      camera: {
        zoom: [
          [0, 1.3],
          [4, 1.18],
        ],
        y: [
          [0, -0.16],
          [4, -0.09],
        ],
      },
      elements: [
        ...stall(false),
        { kind: 'rings', amount: 26, reach: 0.03, bright: 14, depth: 1.3 },
        { kind: 'rain', amount: 60, wind: 0.06, bright: 30 },
      ],
    },
    {
      seconds: 2.2,
      fadeOut: 0.6,
      elements: [credits(['監督|グエン・ティ・マイ', '店主|父', '替え玉は百円'], seen(0.05, 2.2, 0.35))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'rain', gain: 0.2, in: 1, out: 1.4 },
    { kind: 'bed', of: 'steam', gain: 0.24, in: 0.5, out: 1 },
    { kind: 'bed', of: 'crowd', gain: 0.22, in: 1, out: 1, room: 0.15 },
    { kind: 'bed', of: 'water', gain: 0.13, at: 1, in: 1, out: 1 },
    {
      kind: 'strikes',
      of: 'bowl',
      every: 2.3,
      loose: 0.5,
      at: 1.6,
      for: 12,
      gain: 0.16,
      room: 0.3,
      pan: 0.2,
    },
    { kind: 'strikes', of: 'tap', every: 0.24, loose: 0.15, at: 6.6, for: 1.8, gain: 0.22, pan: 0.3 },
    {
      kind: 'notes',
      notes: [
        [0, 65, 0.34],
        [0.6, 69, 0.28],
        [1.2, 72, 0.3],
        [2.4, 70, 0.32],
        [3, 67, 0.28],
        [4.2, 65, 0.32],
        [4.8, 60, 0.3],
        [6.6, 62, 0.32],
        [7.2, 69, 0.3],
        [8.8, 65, 0.34],
        [8.9, 53, 0.34],
      ],
      at: 5,
      for: 12,
      gain: 0.46,
      room: 0.4,
    },
  ],
}
