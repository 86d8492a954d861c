import { useEffect } from 'preact/hooks'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../steps.ts'
import { FailedPage } from '../ui/failed-page.tsx'

/** The address that a film's words had of their own: leads on to its page, or to the form by which it is submitted. */
export default ({ params }: PageProps) => {
  const id = params.id ?? ''
  const film = useLoad(() => call('GET /films/:id/draft', { params: { id } }), [id])
  useEffect(() => {
    if (!film.data) return
    const part = location.hash === '#promises' ? '#rights' : '#words'
    go(film.data.postedAt ? `/studio/${id}${part}` : `/submit/${id}`, { replace: true })
  }, [film.data])
  return film.error ? <FailedPage error={film.error} again={film.again} /> : null
}
