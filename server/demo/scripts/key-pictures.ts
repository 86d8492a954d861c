import type { FilmScript, Shot } from '../film/script.ts'
import { layer } from './parts.ts'

/** One frame each: the pictures that the editions print in black and their ink. */
export const keyPictures: Readonly<Record<'night' | 'noon' | 'past', FilmScript>> = {
  night: picture('key-night', {
    seconds: 1,
    camera: { hand: 0, zoom: 1.02, x: 0.02 },
    elements: [
      layer('lift-inside.jpg', 1),
      layer('lift-left.webp', 1, { x: -0.105 }),
      layer('lift-right.webp', 1, { x: 0.105 }),
      layer('lift-hall-1.webp', 1),
      layer('lift-figure-1.webp', 1),
    ],
  }),
  noon: picture('key-noon', {
    seconds: 1,
    camera: { hand: 0, zoom: 1.2, x: 0.1, y: -0.1 },
    elements: [
      layer('laundry-back.jpg', 0.2),
      layer('laundry-cloud.webp', 0.3),
      layer('laundry-town.webp', 0.55),
      layer('laundry-roof.webp', 0.92),
      layer('laundry-sheet-1.webp', 1, { x: -0.02, y: 0.1, scale: 1.2 }),
    ],
  }),
  past: picture('key-past', {
    seconds: 1,
    camera: { hand: 0, zoom: 1.1, y: -0.04 },
    elements: [
      layer('sea-back-0.jpg', 0.5),
      layer('sea-sea-0.webp', 0.6),
      layer('sea-pier.webp', 1),
      layer('sea-figure.webp', 1),
    ],
  }),
}

function picture(id: string, shot: Shot): FilmScript {
  return { id, width: 1080, fps: 24, vignette: 0.2, grain: 0, shots: [shot], sound: [] }
}
