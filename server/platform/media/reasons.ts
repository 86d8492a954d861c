import type { Details } from '../errors.ts'

/** Why an upload cannot become a film. Each is a row of the error table with a sentence and a next step. */
export const reasons = [
  'media_empty',
  'media_unknown_format',
  'media_picture',
  'media_sound_only',
  'media_incomplete',
  'media_damaged',
  'media_encrypted',
  'media_codec_unknown',
  'media_timeline_broken',
  'media_points_elsewhere',
  'media_single_picture',
  'media_picture_too_large',
  'media_too_long',
  'media_too_heavy',
] as const
export type Reason = (typeof reasons)[number]

/** Thrown wherever preparation finds that the upload itself is the obstacle. Trying again would not help. */
export class Unpreparable extends Error {
  readonly reason: Reason
  readonly details: Details

  /** `note` is for the operator's log: what the media program said. */
  constructor(reason: Reason, details: Details = {}, note = '') {
    super(note ? `${reason}: ${note}` : reason)
    this.name = 'Unpreparable'
    this.reason = reason
    this.details = details
  }
}

/** The disk is full: nothing is wrong with the film, it waits. */
export class OutOfSpace extends Error {
  override name = 'OutOfSpace'
}

/** The process was asked to end, or the film was taken back; the job goes on later or not at all. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

export const cannot = (reason: Reason, details: Details = {}, note = ''): never => {
  throw new Unpreparable(reason, details, note)
}
