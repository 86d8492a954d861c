import { useEffect, useState } from 'preact/hooks'
import { renew, useCode } from '../code.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { useNavAway } from '../nav/away.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../steps.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { printInk } from '../ui/ink.ts'
import { closesAt } from '../words/edition.ts'
import { CheckView } from './check-view.tsx'
import { editionNamed, openEditions } from './open-edition.ts'
import { PickView } from './pick-view.tsx'
import { dropPicked, keepPicked, keptPicked, picked } from './picked.ts'
import { ShootView } from './shoot-view.tsx'
import { getTools } from './tools.ts'

/** From nothing to a checked file: pick or shoot, then see what is fine and what is not. Sends nothing. */
export default ({ query }: PageProps) => {
  const t = messages('studio')
  const replaces = query.get('replace')
  const slug = query.get('edition')
  const asked = useLoad(async () => {
    const open = await openEditions()
    const first = slug ?? open[0]?.slug
    return { open, edition: first ? await editionNamed(first) : null }
  }, [slug])
  const edition = asked.data?.edition ?? null
  const [shooting, setShooting] = useState(false)
  useNavAway(shooting || picked.value !== null)
  const keep = async () =>
    picked.value ? await keepPicked(picked.value, { replaces, edition: slug ?? edition?.slug }) : ''
  const { code: tools, error: noTools } = useCode(getTools, [], keep)
  useEffect(() => printInk(edition?.ink), [edition])
  useEffect(() => {
    document.title = `${t.submit} · Verticale`
    void keptPicked(replaces).then((film) => {
      picked.value ??= film
    })
    return () => {
      picked.value = null
    }
  }, [])
  if (asked.error && !asked.data) return <FailedPage error={asked.error} again={asked.again} />
  const pick = (file: File) => {
    setShooting(false)
    picked.value = { file, facts: null, cropped: false }
  }
  if (noTools && (shooting || picked.value))
    return <FailedPage error={noTools} again={() => void renew(keep)} />
  if (shooting)
    return (
      <ShootView
        tools={tools}
        longestMs={edition?.rules.length.toMs ?? 600_000}
        onFilm={(film) => {
          pick(film)
          // there is no other copy of what was shot here
          void keep()
        }}
        onClose={() => setShooting(false)}
      />
    )
  if (picked.value)
    return (
      <CheckView
        tools={tools}
        edition={edition && (replaces || closesAt(edition)) ? edition : null}
        replaces={replaces}
        onOther={() => {
          picked.value = null
          void dropPicked(replaces)
        }}
        onPick={pick}
        onShoot={() => {
          picked.value = null
          void dropPicked(replaces)
          setShooting(true)
        }}
      />
    )
  return asked.data ? (
    <PickView
      edition={edition}
      others={asked.data.open.filter((one) => one.id !== edition?.id)}
      replaces={replaces}
      onPick={pick}
      onShoot={() => setShooting(true)}
      onBack={() => go('/')}
    />
  ) : null
}
