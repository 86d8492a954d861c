import { signal } from '@preact/signals'
import { covered } from '../steps.ts'

export type SheetName = 'share' | 'settings' | 'keys'

/** The player's sheet that is open. */
export const sheet = signal<SheetName | null>(null)

/** Opens one; nothing rises over what is open already. */
export const openSheet = (name: SheetName): void => {
  if (!covered.value) sheet.value = name
}
