import type { EditionSummary } from '#contract/edition.ts'
import { useCode } from '../code.ts'
import { loadMessages } from '../messages/messages.ts'
import { FailedPage } from '../ui/failed-page.tsx'

/** The first step of an edition, whose code and texts come when one is made. */
export const NewEdition = ({ editions = [] }: { editions?: EditionSummary[] }) => {
  const page = useCode(async () => {
    const [code] = await Promise.all([
      import('./new/new-edition-page.tsx'),
      loadMessages('settings', 'edition'),
    ])
    return code
  }, [])
  if (page.error) return <FailedPage error={page.error} again={() => location.reload()} />
  const Page = page.code?.NewEditionPage
  return Page ? <Page editions={editions} /> : null
}
