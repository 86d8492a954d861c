import { useEffect, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../router.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { printInk } from '../ui/ink.ts'
import { CheckView } from './check-view.tsx'
import { useAsked } from './load.ts'
import { openEdition } from './open-edition.ts'
import { PickView } from './pick-view.tsx'
import { picked, pickedBeforeSignIn } from './picked.ts'
import { ShootView } from './shoot-view.tsx'

/** From nothing to a checked file: pick or shoot, then see what is fine and what is not. Sends nothing. */
export default ({ query }: PageProps) => {
  const t = messages('studio')
  const replaces = query.get('replace')
  const edition = useAsked(() => openEdition(query.get('edition')), [query.get('edition')])
  const [shooting, setShooting] = useState(false)
  useEffect(() => printInk(edition.data?.ink), [edition.data])
  useEffect(() => {
    document.title = `${t.submit} · Verticale`
    if (query.get('signed')) void pickedBeforeSignIn().then((file) => file && pick(file))
    return () => {
      picked.value = null
    }
  }, [])
  if (edition.error && !edition.data) return <FailedPage error={edition.error} again={edition.again} />
  const pick = (file: File) => {
    setShooting(false)
    picked.value = { file, facts: null, cropped: false }
  }
  const loaded = edition.data !== null || edition.error === null
  if (shooting)
    return (
      <ShootView
        longestMs={edition.data?.rules.length.toMs ?? 600_000}
        onFilm={pick}
        onClose={() => setShooting(false)}
      />
    )
  if (picked.value)
    return (
      <CheckView
        edition={edition.data}
        replaces={replaces}
        onOther={() => {
          picked.value = null
        }}
        onPick={pick}
        onShoot={() => {
          picked.value = null
          setShooting(true)
        }}
      />
    )
  return loaded ? (
    <PickView
      edition={edition.data}
      replaces={replaces}
      onPick={pick}
      onShoot={() => setShooting(true)}
      onBack={() => go('/')}
    />
  ) : null
}
