import { useEffect } from 'preact/hooks'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../steps.ts'
import { FailedPage } from '../ui/failed-page.tsx'

/** The address that an entry had of its own: leads on to its film's page, and there to the entry or its thread. */
export default ({ params }: PageProps) => {
  const id = params.id ?? ''
  const entry = useLoad(() => call('GET /entries/:id', { params: { id } }), [id])
  useEffect(() => {
    const film = entry.data?.entry.film
    const to = location.hash || `#entry-${id}`
    if (film) go(`/studio/${film.id}${to}`, { replace: true })
  }, [entry.data])
  return entry.error ? <FailedPage error={entry.error} again={entry.again} /> : null
}
