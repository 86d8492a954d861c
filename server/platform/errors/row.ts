/** A refusal: its HTTP status and what a person reads, in both languages. */
export type ErrorRow = { status: number; ja: string; en: string }
