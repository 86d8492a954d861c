import type { Element, FilmScript } from '../film/script.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

const pane = [-0.33, -0.33, 0.37, 0.66] as const
const outside = (start: number): Element[] => [
  layer('train-back.jpg', 0.2),
  layer('train-town.webp', 0.35, {
    x: [
      [0, 1.15 - start],
      [20, -1.15 - start],
    ],
    y: -0.26,
    scale: 1,
  }),
  { kind: 'bokeh', amount: 46, speed: 0.42, from: -0.28, to: 0.22, size: 0.036, bright: 1 },
  layer('train-drops.jpg', 0.95, { light: true, opacity: 0.85 }),
  { kind: 'trickles', amount: 16, window: pane },
]

export const windowSeat: FilmScript = {
  id: 'window-seat',
  width: 720,
  fps: 30,
  vignette: 0.36,
  grain: 1.6,
  shots: [
    {
      seconds: 7,
      fadeIn: 1,
      camera: {
        zoom: [
          [0, 1.0],
          [7, 1.1],
        ],
        y: [
          [0, -0.04],
          [7, 0.03],
        ],
        hand: 0.0034,
      },
      elements: [
        ...outside(0),
        layer('train-carriage.webp', 1),
        { kind: 'passing', every: 3.4, speed: 1.6, bright: 0.42, tint: [255, 232, 200] },
        uprightTitle('窓側、九号車', 'Window Seat, Car Nine', {
          x: 0.3,
          y: 0.6,
          size: 0.07,
          opacity: seen(0.6, 3.4),
        }),
      ],
    },
    {
      seconds: 5.4,
      camera: {
        zoom: [
          [0, 1.75],
          [5.4, 1.9],
        ],
        x: [
          [0, 0.08],
          [5.4, 0.12],
        ],
        y: [
          [0, 0.06],
          [5.4, 0.12],
        ],
        hand: 0.003,
      },
      elements: [...outside(0.5), layer('train-carriage.webp', 1)],
    },
    {
      seconds: 3.6,
      fadeOut: 0.5,
      camera: {
        zoom: [
          [0, 1.14],
          [3.6, 1.04],
        ],
        y: -0.02,
        hand: 0.0034,
      },
      elements: [
        ...outside(0.9),
        layer('train-carriage.webp', 1),
        { kind: 'passing', every: 1.1, speed: 2.2, bright: 0.9, tint: [255, 240, 214] },
      ],
    },
    {
      seconds: 2.2,
      fadeOut: 0.6,
      elements: [credits(['監督|佐伯 さち', '乗車|上野から、終点まで'], seen(0.05, 2.2, 0.35))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'engine', gain: 0.5, in: 1, out: 1.2 },
    { kind: 'rails', far: true, pace: 1.35, gain: 0.5, in: 1, out: 1.2 },
    { kind: 'bed', of: 'roof', gain: 0.22, in: 1, out: 1 },
    { kind: 'pad', notes: [45, 52, 57, 61, 64], at: 2, for: 16, gain: 0.36, in: 3, out: 3, room: 0.3 },
    {
      kind: 'notes',
      notes: [
        [0, 73, 0.3],
        [0.74, 69, 0.26],
        [1.48, 64, 0.3],
        [2.96, 71, 0.3],
        [3.7, 68, 0.26],
        [4.44, 64, 0.28],
        [5.92, 69, 0.32],
        [6.66, 66, 0.26],
        [8.9, 61, 0.34],
        [9, 73, 0.24],
      ],
      at: 3.4,
      for: 14,
      gain: 0.46,
      room: 0.55,
    },
    { kind: 'rails', pace: 3.2, at: 12.3, for: 3.8, gain: 0.5, in: 0.3, out: 1, room: 0.15 },
  ],
}
