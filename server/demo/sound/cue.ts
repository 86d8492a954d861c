/**
 * One sound of a film. Times are seconds from the start of the film, `gain` is linear (1 is loud),
 * `pan` −1 left to 1 right, `room` how much of it echoes. `in` and `out` are the seconds it swells and dies.
 */
export type Cue = CueFrame & (Bed | Hum | Insects | Pad | Notes | Strike | Strikes | Rails)

type CueFrame = {
  readonly at?: number
  /** Up to the end of the film when it is not given. */
  readonly for?: number
  readonly gain: number
  readonly pan?: number
  readonly room?: number
  readonly in?: number
  readonly out?: number
}

export type Bed = { readonly kind: 'bed'; readonly of: BedName /** 0 to 1 */; readonly restless?: number }
export type BedName =
  | 'rain'
  | 'roof'
  | 'wind'
  | 'sea'
  | 'city'
  | 'room'
  | 'steam'
  | 'crowd'
  | 'water'
  | 'engine'
/** Sines with a slow beat: a machine, a lamp, a transformer. */
export type Hum = { readonly kind: 'hum'; readonly hertz: number; readonly partials?: number }
export type Insects = { readonly kind: 'insects'; readonly of: 'crickets' | 'cicadas' }
/** A soft chord, in MIDI numbers. */
export type Pad = { readonly kind: 'pad'; readonly notes: readonly number[]; readonly bright?: number }
/** Piano-like notes: second (from `at`), MIDI number, force 0 to 1. */
export type Notes = {
  readonly kind: 'notes'
  readonly notes: readonly (readonly [number, number, number])[]
  readonly voice?: 'piano' | 'glass'
}
export type Strike = { readonly kind: 'strike'; readonly of: StrikeName }
/** The same blow again and again, a little different each time. */
export type Strikes = {
  readonly kind: 'strikes'
  readonly of: StrikeName
  readonly every: number
  readonly loose?: number
}
export type StrikeName =
  | 'coin'
  | 'can'
  | 'click'
  | 'step'
  | 'snowstep'
  | 'woodstep'
  | 'drip'
  | 'splash'
  | 'boom'
  | 'crackle'
  | 'suzu'
  | 'chime'
  | 'ring'
  | 'flap'
  | 'umbrella'
  | 'door'
  | 'tap'
  | 'bowl'
  | 'shutter'
  | 'heart'
/** A train: `far` hears it only across the fields, else it comes, passes and goes. */
export type Rails = { readonly kind: 'rails'; readonly far?: boolean; readonly pace: number }
