import type { Me } from '#contract/account.ts'
import { loadMessages } from '../messages/messages.ts'
import { holdsIn } from './roles.ts'
import type { Section } from './section.ts'

const found = import.meta.glob<Section>('./*/section.ts', { eager: true, import: 'section' })
const sections = Object.values(found).sort((a, b) => a.place - b.place)

/** The sections that a person may use in an edition, in the order of the navigation. */
export const sectionsFor = (me: Me, editionId: string): Section[] => {
  const roles = holdsIn(me, editionId)
  return sections.filter((section) => section.roles.some((role) => roles.includes(role)))
}

/** A section's page with the texts it needs. */
export const openSection = async ({ page, messages }: Section) => {
  const [{ default: Page }] = await Promise.all([page(), loadMessages(...messages)])
  return Page
}
