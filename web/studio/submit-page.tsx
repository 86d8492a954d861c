import { useEffect, useRef, useState } from 'preact/hooks'
import { renew, useCode } from '../code.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { useNavAway } from '../nav/away.ts'
import type { PageProps } from '../router.tsx'
import { goBack, layOver } from '../steps.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { printInk } from '../ui/ink.ts'
import { closesAt } from '../words/edition.ts'
import { CheckView } from './check-view.tsx'
import { editionNamed, openEditions } from './open-edition.ts'
import { PickView } from './pick-view.tsx'
import { dropPicked, isChecking, keepPicked, keptPicked, noteChecking, picked } from './picked.ts'
import { ShootView } from './shoot-view.tsx'
import { getTools } from './tools.ts'

/**
 * From nothing to a checked file: pick or shoot, then see what is fine and what is not. Sends nothing. The camera and
 * the check are steps of their own: back leads from the check to where the film came from.
 */
export default ({ query }: PageProps) => {
  const t = messages('studio')
  const replaces = query.get('replace')
  const slug = query.get('edition')
  // whoever came back from signing in has said already that the film is to be sent
  const [goesOn] = useState(() => query.has('go'))
  const asked = useLoad(async () => {
    const open = await openEditions()
    const first = slug ?? open[0]?.slug
    return { open, edition: first ? await editionNamed(first) : null }
  }, [slug])
  const edition = asked.data?.edition ?? null
  const [shooting, setShooting] = useState(false)
  const checking = picked.value !== null
  useNavAway(shooting || checking)
  const to = { replaces, edition: slug ?? edition?.slug }
  const keep = async () => (picked.value ? await keepPicked(picked.value, to) : '')
  const { code: tools, error: noTools } = useCode(getTools, [], keep)
  useEffect(() => printInk(edition?.ink), [edition])
  useEffect(() => {
    document.title = `${t.submit} · Verticale`
    if (goesOn) history.replaceState(history.state, '', addressWithout('go'))
    if (goesOn || isChecking(replaces))
      void keptPicked(replaces).then((film) => {
        picked.value ??= film
      })
    return () => {
      picked.value = null
    }
  }, [])
  useEffect(() => {
    if (shooting) return layOver(() => setShooting(false))
  }, [shooting])
  const stays = useRef(true)
  useEffect(() => {
    if (!checking) return
    noteChecking(replaces, true)
    return layOver(() => {
      // on the way to the next page it is being checked still: a page loaded anew finds it again
      if (stays.current) noteChecking(replaces, false)
      picked.value = null
    })
  }, [checking])
  if (asked.error && !asked.data) return <FailedPage error={asked.error} again={asked.again} />
  const pick = (file: File) => {
    picked.value = { file, facts: null, cropped: false }
    // there is no other copy of what was shot here, and a page loaded anew forgets what was chosen
    void keep()
  }
  const leaveCheck = () => {
    noteChecking(replaces, false)
    picked.value = null
  }
  if (noTools && (shooting || checking)) return <FailedPage error={noTools} again={() => void renew(keep)} />
  if (checking)
    return (
      <CheckView
        tools={tools}
        edition={edition && (replaces || closesAt(edition)) ? edition : null}
        replaces={replaces}
        goesOn={goesOn && asked.data !== null}
        onLeave={() => {
          stays.current = false
        }}
        onOther={() => {
          leaveCheck()
          void dropPicked(replaces)
        }}
        onBack={leaveCheck}
        onPick={pick}
        onShoot={() => {
          leaveCheck()
          setShooting(true)
        }}
      />
    )
  if (shooting)
    return (
      <ShootView
        tools={tools}
        longestMs={edition?.rules.length.toMs ?? 600_000}
        onFilm={pick}
        onClose={() => setShooting(false)}
      />
    )
  return asked.data ? (
    <PickView
      edition={edition}
      others={asked.data.open.filter((one) => one.id !== edition?.id)}
      replaces={replaces}
      onPick={pick}
      onKept={() =>
        void keptPicked(replaces).then((film) => {
          picked.value = film
        })
      }
      onShoot={() => setShooting(true)}
      onBack={() => goBack('/')}
    />
  ) : null
}

const addressWithout = (name: string): string => {
  const address = new URL(location.href)
  address.searchParams.delete(name)
  return address.pathname + address.search
}
