import type { Block } from './blocks.ts'
import type { Prose } from './prose.ts'

export type Letter = {
  recipient: string
  subject: Prose
  /** One below the other; a letter of words alone may be given as one text. */
  text: Prose | readonly Block[]
  language: 'ja' | 'en'
  /** Stored pictures that its blocks name by `cid`. They travel with it: opening a letter fetches nothing. */
  pictures?: readonly Enclosed[]
  /** Where a mail program refuses further letters of this kind by one POST (RFC 8058). */
  unsubscribe?: string
  /** The person in whose name it is written to somebody else: it names them, and is deleted when they are erased. */
  onBehalfOf?: string
}

export type Enclosed = { cid: string; hash: string }

/** A letter as it leaves. `html`: the same on paper. */
export type Posted = {
  id: string
  recipient: string
  subject: string
  text: string
  html: string | undefined
  language: 'ja' | 'en'
  pictures: readonly { cid: string; bytes: Buffer }[]
  unsubscribe: string | undefined
}

/** Carries one letter to its recipient. Rejects when the carrier refuses it. */
export type Carrier = (letter: Posted) => Promise<void>

/** The task that sends one letter of the outbox. */
export const mailTask = 'mail'
