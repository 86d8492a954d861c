import type { Element, FilmScript, Shell } from '../film/script.ts'
import type { Cue } from '../sound/cue.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

/** Seconds that the sound needs across the river. */
const late = 1.35
const gold = [255, 190, 92] as const
const red = [255, 84, 52] as const
const blue = [120, 170, 255] as const
const green = [120, 236, 170] as const
const pink = [255, 130, 170] as const

const first: Shell[] = [
  { at: 1.4, x: -0.08, y: 0.42, size: 0.3, tint: red, shape: 'ball' },
  { at: 3.2, x: 0.16, y: 0.56, size: 0.26, tint: blue, shape: 'ball' },
  { at: 4.6, x: -0.2, y: 0.62, size: 0.34, tint: gold, shape: 'willow' },
  { at: 6.1, x: 0.08, y: 0.4, size: 0.24, tint: green, shape: 'ring' },
]
const second: Shell[] = [
  { at: 0.5, x: 0.02, y: 0.36, size: 0.22, tint: pink, shape: 'ball' },
  { at: 2.6, x: -0.12, y: 0.44, size: 0.24, tint: blue, shape: 'ring' },
]
const last: Shell[] = [
  { at: 0.6, x: -0.22, y: 0.36, size: 0.24, tint: red, shape: 'ball' },
  { at: 1.0, x: 0.22, y: 0.42, size: 0.24, tint: blue, shape: 'ball' },
  { at: 1.5, x: 0.0, y: 0.62, size: 0.36, tint: gold, shape: 'willow' },
  { at: 1.9, x: -0.16, y: 0.64, size: 0.26, tint: pink, shape: 'ball' },
  { at: 2.2, x: 0.18, y: 0.68, size: 0.28, tint: green, shape: 'ball' },
  { at: 3.0, x: 0.0, y: 0.58, size: 0.46, tint: gold, shape: 'willow' },
]
const river: Element[] = [
  layer('fireworks-back.jpg', 0.25),
  layer('fireworks-bank.webp', 0.5),
  layer('fireworks-water.webp', 0.6, {
    ripple: { reach: 0.005, length: 0.05, speed: 2.4, from: -0.24, to: -0.6 },
  }),
]
const people: Element = layer('fireworks-people.webp', 1.1)
const heard = (shells: readonly Shell[], start: number): Cue[] =>
  shells.flatMap((shell): Cue[] => [
    {
      kind: 'strike',
      of: 'boom',
      at: start + shell.at + late,
      gain: 0.85 * (shell.size / 0.3),
      pan: shell.x,
      room: 0.5,
    },
    { kind: 'strike', of: 'crackle', at: start + shell.at + late + 0.55, gain: 0.3, pan: shell.x, room: 0.3 },
  ])

export const lateSound: FilmScript = {
  id: 'late-sound',
  width: 720,
  fps: 30,
  vignette: 0.32,
  grain: 1.5,
  shots: [
    {
      seconds: 8.4,
      fadeIn: 1,
      camera: {
        zoom: [
          [0, 1.0],
          [8.4, 1.03],
        ],
        y: [
          [0, -0.06],
          [8.4, 0.07],
        ],
      },
      elements: [
        ...river,
        { kind: 'shells', shells: first, horizon: -0.24 },
        people,
        uprightTitle('遅れて届く音', 'The Sound Arrives Late', {
          x: 0.34,
          y: 0.1,
          size: 0.064,
          opacity: seen(1.8, 6.4),
        }),
      ],
    },
    {
      seconds: 5,
      camera: {
        zoom: [
          [0, 1.75],
          [5, 1.66],
        ],
        y: [
          [0, -0.3],
          [5, -0.26],
        ],
        x: 0.02,
      },
      elements: [...river, { kind: 'shells', shells: second, horizon: -0.24 }, people],
    },
    {
      seconds: 7.2,
      camera: {
        zoom: [
          [0, 1.04],
          [7.2, 1.0],
        ],
        y: [
          [0, 0.02],
          [7.2, 0.05],
        ],
      },
      elements: [...river, { kind: 'shells', shells: last, horizon: -0.24 }, people],
    },
    {
      seconds: 3.2,
      fadeOut: 0.9,
      elements: [
        credits(
          ['監督|チーム屋上', '花火|二〇二六年、最後の夏の日', '光は先に、音はあとから'],
          seen(0.3, 3.2, 0.5),
        ),
      ],
    },
  ],
  sound: [
    { kind: 'bed', of: 'water', gain: 0.2, in: 1, out: 2 },
    { kind: 'bed', of: 'crowd', gain: 0.34, in: 1, out: 3, room: 0.1 },
    { kind: 'insects', of: 'crickets', gain: 0.24, in: 1, out: 2 },
    ...heard(first, 0),
    ...heard(second, 8.4),
    ...heard(last, 13.4),
    {
      kind: 'notes',
      notes: [
        [0, 62, 0.3],
        [1.2, 69, 0.28],
        [2.4, 66, 0.3],
        [4, 74, 0.28],
        [9.6, 62, 0.34],
        [9.7, 50, 0.34],
        [9.8, 69, 0.28],
      ],
      at: 10.4,
      for: 13,
      gain: 0.42,
      room: 0.6,
    },
  ],
}
