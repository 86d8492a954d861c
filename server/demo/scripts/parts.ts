import type { CardElement, LayerElement } from '../film/script.ts'
import type { Track } from '../film/track.ts'

type Ways = Omit<LayerElement, 'kind' | 'still'>

/** A layer; depth 1 is the plane the camera focuses on. */
export function layer(still: string | readonly string[], depth = 1, ways: Ways = {}): LayerElement {
  return { kind: 'layer', still, depth, ...ways }
}

/** The numbered variants of a still, from first to last. */
export function variants(name: string, count: number, kind: 'jpg' | 'webp' = 'webp'): string[] {
  return Array.from({ length: count }, (_, nth) => `${name}-${nth}.${kind}`)
}

/** Fades in at `from`, stands, and is gone at `to`. */
export function seen(from: number, to: number, soft = 0.7): Track {
  return [
    [from, 0],
    [from + soft, 1],
    [to - soft, 1],
    [to, 0],
  ]
}

export function uprightTitle(title: string, latin: string, ways: Partial<CardElement> = {}): CardElement {
  return { kind: 'card', layout: 'upright', title, latin, ...ways }
}

export function levelTitle(title: string, latin: string, ways: Partial<CardElement> = {}): CardElement {
  return { kind: 'card', layout: 'level', title, latin, ...ways }
}

/** Credits: `role|name`, one a line. */
export function credits(lines: readonly string[], opacity?: Track): CardElement {
  return { kind: 'card', layout: 'end', title: '', lines, opacity }
}
