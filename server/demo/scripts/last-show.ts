import type { Element, FilmScript } from '../film/script.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

const projector = { kind: 'screen', depth: 0.34, rate: 1.3 } as const
const screen = { scale: 0.42, y: 0.3 }
const hall = (lit: number): Element[] => [
  layer(['cinema-back-0.jpg', 'cinema-back-1.jpg'], 0.95, { mix: lit, flicker: projector }),
]
const onScreen = (...still: string[]): Element[] =>
  still.map((name) => layer(name, 0.95, { ...screen, flicker: { ...projector, depth: 0.05 } }))
const house = (lit: number): Element[] => [
  layer('cinema-beam.jpg', 1, { light: true, opacity: lit, flicker: projector }),
  layer(['cinema-seats-0.webp', 'cinema-seats-1.webp'], 1.05, { mix: lit, flicker: projector }),
  {
    kind: 'dust',
    amount: 110,
    bright: 0.36 * lit,
    rise: 0.004,
    tint: [226, 232, 240],
    lamp: { x: 0.02, y: 0.75, reach: 1.6 },
  },
]
const mask: Element[] = []

export const lastShow: FilmScript = {
  id: 'last-show',
  width: 720,
  fps: 24,
  vignette: 0.34,
  grain: 1.9,
  shots: [
    {
      seconds: 6.6,
      fadeIn: 1,
      camera: {
        zoom: [
          [0, 1.0],
          [6.6, 1.1],
        ],
        y: [
          [0, -0.06],
          [6.6, 0.03],
        ],
      },
      elements: [
        ...hall(1),
        ...onScreen('sea-back-0.jpg'),
        layer('sea-sea-0.webp', 0.95, {
          ...screen,
          ripple: { reach: 0.003, length: 0.03, speed: 2, from: 0.36, to: 0 },
        }),
        ...mask,
        ...house(1),
      ],
    },
    {
      seconds: 4.4,
      camera: {
        zoom: [
          [0, 1.62],
          [4.4, 1.72],
        ],
        x: [
          [0, 0.0],
          [4.4, 0.01],
        ],
        y: [
          [0, -0.05],
          [4.4, -0.02],
        ],
      },
      elements: [
        ...hall(1),
        ...onScreen('umbrella-back.jpg'),
        layer('umbrella-canopy-0.webp', 0.95, {
          y: 0.32,
          x: -0.02,
          scale: 0.42,
          turn: [
            [0, 0],
            [4.4, 0.3],
          ],
        }),
        ...house(1),
      ],
    },
    {
      seconds: 4,
      camera: {
        zoom: [
          [0, 1.3],
          [4, 1.36],
        ],
        y: [
          [0, 0.16],
          [4, 0.18],
        ],
      },
      elements: [
        ...hall(1),
        ...onScreen('danchi-back.jpg', 'danchi-block-1.webp', 'danchi-trees.webp'),
        ...house(1),
      ],
    },
    {
      seconds: 4.8,
      camera: {
        zoom: [
          [0, 1.08],
          [4.8, 1.0],
        ],
        y: [
          [0, 0.02],
          [4.8, -0.02],
        ],
      },
      elements: [
        ...hall(0.55),
        {
          kind: 'card',
          layout: 'level',
          title: '終',
          y: 0.28,
          x: 0,
          size: 0.09,
          depth: 0.95,
          opacity: [
            [0, 0],
            [0.5, 1],
            [3.4, 1],
            [4.3, 0],
          ],
        },
        ...house(0.5),
      ],
    },
    {
      seconds: 3,
      fadeOut: 0.9,
      elements: [
        uprightTitle('最終回、\nひとり', 'Last Show, One Seat', {
          x: 0.1,
          y: 0.34,
          size: 0.085,
          opacity: seen(0.1, 3, 0.5),
        }),
      ],
    },
    {
      seconds: 2.6,
      fadeOut: 0.8,
      elements: [credits(['監督|石動 蓮', '劇場|灯台座 三番館', '客|一名'], seen(0.05, 2.6, 0.45))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'room', gain: 0.3, in: 1, out: 1.5, room: 0.2 },
    {
      kind: 'strikes',
      of: 'tap',
      every: 0.0833,
      loose: 0.04,
      for: 20,
      gain: 0.045,
      pan: 0.1,
      in: 1,
      out: 1,
      room: 0.2,
    },
    { kind: 'bed', of: 'sea', gain: 0.3, for: 6.7, in: 1, out: 0.1, room: 0.5 },
    { kind: 'bed', of: 'rain', gain: 0.26, at: 6.6, for: 4.4, in: 0.05, out: 0.05, room: 0.5 },
    { kind: 'insects', of: 'crickets', gain: 0.34, at: 11, for: 4, in: 0.05, out: 0.05, room: 0.5 },
    {
      kind: 'pad',
      notes: [41, 48, 57, 60, 64],
      at: 3,
      for: 20,
      gain: 0.44,
      in: 4,
      out: 4,
      room: 0.6,
      bright: 0.6,
    },
    {
      kind: 'notes',
      notes: [
        [0, 69, 0.4],
        [0.9, 72, 0.36],
        [1.8, 76, 0.4],
        [3.4, 74, 0.38],
        [4.6, 69, 0.36],
        [6, 67, 0.38],
        [7.6, 64, 0.36],
        [9.4, 65, 0.4],
        [9.5, 53, 0.4],
        [9.6, 69, 0.34],
      ],
      at: 7.4,
      for: 16,
      gain: 0.52,
      room: 0.8,
    },
    { kind: 'strike', of: 'shutter', at: 19.6, gain: 0.3, room: 0.7 },
  ],
}
