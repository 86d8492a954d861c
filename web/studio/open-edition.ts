import type { EditionReply } from '#contract/edition.ts'
import { call } from '../call.ts'

/** The edition that takes films now: the one asked for by name, else the one whose submissions close first. */
export const openEdition = async (slug: string | null): Promise<EditionReply | null> => {
  const { editions } = await call('GET /editions', {})
  const open = editions.filter(({ clock }) => clock.open.includes('submissions'))
  const endOf = (one: (typeof open)[number]) =>
    one.calendar.find(({ kind }) => kind === 'submissions')?.endsAt ?? ''
  const chosen =
    open.find((one) => one.slug === slug) ?? open.sort((a, b) => endOf(a).localeCompare(endOf(b)))[0]
  return chosen ? await call('GET /editions/:id', { params: { id: chosen.id } }) : null
}
