import { type ComponentChildren, type ComponentType, h, type JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useAnnounced } from './announced.ts'
import { code } from './code.ts'
import type { Catalogues } from './messages/catalogues.ts'
import { loadMessages } from './messages/messages.ts'
import type { Place } from './nav/places.ts'
import { path, place } from './steps.ts'

export type PageProps = { params: Record<string, string>; query: URLSearchParams }
type Page = ComponentType<PageProps>

/** A page: its address, the ground it lies on, its code and the texts it needs, both fetched when first shown. */
export type Listed = {
  path: string
  ground: 'stage' | 'paper'
  page: () => Promise<{ default: Page }>
  messages?: (keyof Catalogues)[]
  /** The place of the navigation that it belongs to; false where its reader is not to be led away. */
  nav?: Place | false
  /** Pages of the same name are one that stays, whatever its address: nothing is built anew between them. */
  stays?: string
}

type Found = { listed: Listed; params: Record<string, string> }

const find = (pages: Listed[], pathname: string): Found | null => {
  for (const listed of pages) {
    const names: string[] = []
    const pattern = listed.path
      .replace(/\/\*$/, '(?:/.*)?')
      .replace(/:(\w+)/g, (_, name) => `([^/]+)${names.push(name) ? '' : ''}`)
    const match = new RegExp(`^${pattern}/?$`).exec(pathname)
    if (match)
      return {
        listed,
        params: Object.fromEntries(names.map((name, i) => [name, decoded(match[i + 1] ?? '')])),
      }
  }
  return null
}

/** What is no encoding stands for itself, and names nothing. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const opened = new Map<Listed, Page>()
const open = async (listed: Listed): Promise<Page> => {
  const [module] = await code(() => Promise.all([listed.page(), loadMessages(...(listed.messages ?? []))]))
  opened.set(listed, module.default)
  return module.default
}

/** Fetches a page's code before it is asked for. */
export const prepare = (pages: Listed[], to: string): void => {
  const found = find(pages, to)
  if (found) void open(found.listed).catch(() => {})
}

/** Shows the page of the current address; the last one stays until the next has come. */
export const Router = ({
  pages,
  lost,
  failed,
  framed: Framed,
}: {
  pages: Listed[]
  lost: Listed
  failed: (error: unknown) => JSX.Element
  /** What stands around every page and stays while they change. */
  framed: ComponentType<{ listed: Listed; children: ComponentChildren }>
}) => {
  const pathname = path.value
  const found = find(pages, pathname) ?? { listed: lost, params: {} }
  const [, redraw] = useState(0)
  const [error, setError] = useState<{ listed: Listed; error: unknown } | null>(null)
  const [last, setLast] = useState<Found | null>(null)
  const ready = opened.has(found.listed)
  useEffect(() => {
    if (ready) return setLast(found)
    let over = false
    open(found.listed).then(
      () => redraw((n) => n + 1),
      (error) => over || setError({ listed: found.listed, error }),
    )
    return () => {
      over = true
    }
  }, [pathname, ready])
  const shown = ready ? found : last
  useEffect(() => {
    if (!shown) return
    document.body.classList.remove('stage', 'paper')
    document.body.classList.add(shown.listed.ground)
  }, [shown?.listed.ground])
  useAnnounced(found.listed.stays ?? pathname, ready)
  if (!ready && error?.listed === found.listed)
    return <Framed listed={found.listed}>{failed(error.error)}</Framed>
  const Shown = shown && opened.get(shown.listed)
  if (!shown || !Shown) return null
  const at = place.value.split('?')[1]?.split('#')[0]
  const page = h(Shown, {
    // a page with pages of its own below it stays while they change
    key:
      shown.listed.stays ??
      (shown === found && !found.listed.path.endsWith('/*') ? pathname : shown.listed.path),
    params: shown.params,
    query: new URLSearchParams(at),
  })
  return <Framed listed={shown.listed}>{page}</Framed>
}
