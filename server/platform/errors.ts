import type { Language } from '#contract/route.ts'
import { accountErrors } from './errors/account.ts'
import { ballotsErrors } from './errors/ballots.ts'
import { editionsErrors } from './errors/editions.ts'
import { filmsErrors } from './errors/films.ts'
import { generalErrors } from './errors/general.ts'
import { mediaErrors } from './errors/media.ts'
import { moderationErrors } from './errors/moderation.ts'
import { picturesErrors } from './errors/pictures.ts'
import { tallyErrors } from './errors/tally.ts'
import { threadErrors } from './errors/thread.ts'
import { watchingErrors } from './errors/watching.ts'

/**
 * Every way in which Verticale can refuse, in one place: code, HTTP status, and what a person reads.
 * `{name}` in a sentence is filled from the refusal's details.
 */
export const errors = {
  ...generalErrors,
  ...accountErrors,
  ...filmsErrors,
  ...editionsErrors,
  ...moderationErrors,
  ...threadErrors,
  ...watchingErrors,
  ...ballotsErrors,
  ...tallyErrors,
  ...mediaErrors,
  ...picturesErrors,
} as const

export type ErrorCode = keyof typeof errors

export type Details = Record<string, string | number | boolean | null>

/** An expected failure on its way to the person who asked. Domain code throws it; HTTP is decided elsewhere. */
export class Refused extends Error {
  readonly code: ErrorCode
  readonly details: Details
  readonly field: string | undefined

  constructor(code: ErrorCode, details: Details = {}, field?: string) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.details = details
    this.field = field
  }
}

/** Stops with a refusal from the error table. */
export const refuse = (code: ErrorCode, details: Details = {}, field?: string): never => {
  throw new Refused(code, details, field)
}

/** The sentence for a refusal in the reader's language. */
export const sentence = (code: ErrorCode, language: Language, details: Details = {}): string =>
  errors[code][language].replace(/\{(\w+)\}/g, (whole, name) => String(details[name] ?? whole))
