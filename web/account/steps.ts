/** How far someone has come; kept for this tab, so that changing the language does not begin again. */
export type Progress =
  | { step: 'address'; email: string }
  | { step: 'code'; email: string; sentAt: number }
  | { step: 'birth'; email: string; code: string; sentAt: number }
  | { step: 'birth-for-service'; provider: string }
  /** Signed in, and under 18: what that means here. */
  | { step: 'young' }
  /** Too young: from which age on, and when that is (the date of birth as it was typed). */
  | { step: 'refused'; age?: number; born?: string }

/** What each step of coming in is given. */
export type Steps = {
  go: (progress: Progress) => void
  done: () => void
  /** Deals with a refusal that ends the sign-in; false when the step shows it itself. */
  refused: (error: unknown, born?: string) => boolean
}
