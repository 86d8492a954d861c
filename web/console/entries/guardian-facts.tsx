import type { ComponentChildren } from 'preact'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { day, hour } from '../../words/time.ts'
import { Facts } from './facts.tsx'

/** For organisers: who consented for a maker under age, and what shows it. Nothing where nobody has to. */
export const GuardianFacts = ({ entryId, zone }: { entryId: string; zone: string }) => {
  const t = messages('entries')
  const { data } = useLoad(
    (signal) => call('GET /entries/:id/guardian', { params: { id: entryId }, signal }),
    [entryId],
  )
  if (!data || data.standing === 'not_needed') return null
  const { standing, consent } = data
  const when = (instant: string) => `${day(instant, zone, 'short')} ${hour(instant, zone)}`
  const facts: [string, ComponentChildren][] = consent
    ? [
        [t.guardianBy, consent.name],
        [t.guardianAs, consent.relation && t.guardianRelations[consent.relation]],
        [t.guardianAt, <span translate={false}>{consent.address}</span>],
        [t.guardianShown, consent.confirmed ? t.guardianConfirmed : t.guardianUnconfirmed],
        [t.guardianTo, t.guardianText({ version: consent.version })],
        [t.guardianOn, when(consent.givenAt)],
      ]
    : []
  return (
    <>
      <h2 class="serif-text">{t.guardian}</h2>
      <p class="small">{t.guardianStanding[standing]}</p>
      <Facts of={facts} />
    </>
  )
}
