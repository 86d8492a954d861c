import type { Prose } from './prose.ts'

export type Letter = {
  recipient: string
  subject: Prose
  text: Prose
  language: 'ja' | 'en'
}

/** A letter as it leaves. `html`: the same on paper. */
export type Posted = {
  id: string
  recipient: string
  subject: string
  text: string
  html: string | undefined
  language: 'ja' | 'en'
}

/** Carries one letter to its recipient. Rejects when the carrier refuses it. */
export type Carrier = (letter: Posted) => Promise<void>

/** The task that sends one letter of the outbox. */
export const mailTask = 'mail'
