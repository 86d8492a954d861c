export type Letter = {
  recipient: string
  subject: string
  text: string
  html?: string
  language: 'ja' | 'en'
}

/** Carries one letter to its recipient. Rejects when the carrier refuses it. */
export type Carrier = (letter: Letter & { id: string }) => Promise<void>

/** The task that sends one letter of the outbox. */
export const mailTask = 'mail'
