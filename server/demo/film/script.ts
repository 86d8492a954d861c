import type { Cue } from '../sound/cue.ts'
import type { Track } from './track.ts'

/**
 * A film as data. Lengths are in frame widths (the frame is 1 wide, its middle is 0,0, y goes up),
 * times are seconds from the start of the shot, angles radians, light and opacity 0 to 1.
 */
export type FilmScript = {
  readonly id: string
  readonly width: 720 | 1080
  readonly fps: 24 | 30
  /** 0 to 1: how much the corners fall off, and how coarse the grain is. */
  readonly vignette: number
  readonly grain: number
  readonly shots: readonly Shot[]
  readonly sound: readonly Cue[]
}

export type Shot = {
  readonly seconds: number
  readonly camera?: Camera
  readonly elements: readonly Element[]
  /** Seconds of rising out of and sinking into black; without them the shot is cut. */
  readonly fadeIn?: number
  readonly fadeOut?: number
}

export type Camera = {
  readonly x?: Track
  readonly y?: Track
  readonly zoom?: Track
  readonly roll?: Track
  readonly hand?: number
}

export type Element = LayerElement | WeatherElement | CardElement

export type LayerElement = {
  readonly kind: 'layer'
  /** A still, or the stills between which `mix` moves (0 first, 1 second …), or with `rate` the phases of a movement. */
  readonly still: string | readonly string[]
  readonly mix?: Track
  readonly flicker?: Flicker
  readonly rate?: number
  readonly field?: number
  /** 1 moves with the camera's plane, 0 is infinitely far, above 1 is in front. */
  readonly depth?: number
  readonly x?: Track
  readonly y?: Track
  readonly scale?: Track
  readonly turn?: Track
  readonly pivot?: readonly [number, number]
  readonly opacity?: Track
  readonly light?: boolean
  readonly ripple?: Ripple
}

/** Rows pushed sideways: grows from `from` to `to` (heights in the frame at zoom 1) up to `reach`. */
export type Ripple = {
  readonly reach: number
  readonly length: number
  readonly speed: number
  readonly from: number
  readonly to: number
}

/** Takes light away: `depth` 0 to 1, `rate` changes a second; `neon` drops out in bursts, `candle` breathes, `screen` follows cuts. */
export type Flicker = {
  readonly kind: 'neon' | 'candle' | 'screen'
  readonly depth: number
  readonly rate: number
}

export type WeatherElement =
  | {
      readonly kind: 'snow'
      readonly amount: number
      readonly wind: number
      readonly lamp?: Lamp
      readonly dim: number
    }
  | {
      readonly kind: 'rain'
      readonly amount: number
      readonly wind: number
      readonly bright: number
      readonly opacity?: Track
    }
  | {
      readonly kind: 'rings'
      readonly amount: number
      readonly reach: number
      readonly bright: number
      readonly depth?: number
    }
  | {
      readonly kind: 'dust'
      readonly amount: number
      readonly bright: number
      readonly lamp?: Lamp
      readonly rise: number
      readonly tint: readonly [number, number, number]
    }
  | {
      readonly kind: 'fireflies'
      readonly amount: number
      readonly from: number
      readonly to: number
      readonly tint: readonly [number, number, number]
    }
  | {
      readonly kind: 'steam'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly bright: number
      readonly tint: readonly [number, number, number]
    }
  | {
      readonly kind: 'bokeh'
      readonly amount: number
      readonly speed: number
      readonly from: number
      readonly to: number
      readonly size: number
      readonly bright: Track
    }
  | { readonly kind: 'shells'; readonly shells: readonly Shell[]; readonly horizon: number }
  | {
      readonly kind: 'trickles'
      readonly amount: number
      readonly window: readonly [number, number, number, number]
    }
  | {
      readonly kind: 'passing'
      readonly every: number
      readonly bright: number
      readonly tint: readonly [number, number, number]
      readonly speed: number
    }
  | {
      readonly kind: 'star'
      readonly at: number
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
    }

export type Lamp = { readonly x: number; readonly y: number; readonly reach: number }

/** A firework: rises from the bank, opens at `at`. */
export type Shell = {
  readonly at: number
  readonly x: number
  readonly y: number
  readonly size: number
  readonly tint: readonly [number, number, number]
  readonly shape: 'ball' | 'willow' | 'ring'
}

export type CardElement = {
  readonly kind: 'card'
  /** `upright`: Japanese title standing, English beside its foot. `level`: one line in the lower third. `end`: credits. */
  readonly layout: 'upright' | 'level' | 'end'
  readonly title: string
  readonly latin?: string
  readonly lines?: readonly string[]
  readonly x?: number
  readonly y?: number
  readonly size?: number
  readonly tint?: string
  readonly opacity?: Track
  /** With a depth the card belongs to the scene and moves with the camera; without, it stays on the glass. */
  readonly depth?: number
}

export function secondsOf(script: FilmScript): number {
  return script.shots.reduce((sum, shot) => sum + shot.seconds, 0)
}
