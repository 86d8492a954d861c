import { computed, signal } from '@preact/signals'
import { type ComponentType, h, type JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { code } from './code.ts'
import type { Catalogues } from './messages/catalogues.ts'
import { loadMessages } from './messages/messages.ts'

export type PageProps = { params: Record<string, string>; query: URLSearchParams }
type Page = ComponentType<PageProps>

/** A page: its address, the ground it lies on, its code and the texts it needs, both fetched when first shown. */
export type Listed = {
  path: string
  ground: 'stage' | 'paper'
  page: () => Promise<{ default: Page }>
  messages?: (keyof Catalogues)[]
}

const place = signal(location.pathname + location.search)
export const path = computed(() => place.value.split('?')[0] ?? '/')

/** Asked before another page is shown; whoever is asked calls `leave` when they do go. */
type Guard = (leave: () => void) => void
const guards: { ask: Guard; stays: (pathname: string) => boolean }[] = []

/**
 * Keeps the page from being left unasked, by a link, by `go` (unless it replaces), by the browser's own buttons or by closing it. Pages at
 * which `stays` holds are no leaving. Returns how to end it.
 */
export const guardLeaving = (ask: Guard, stays = (_: string): boolean => false): (() => void) => {
  const mine = { ask, stays }
  const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
  guards.push(mine)
  addEventListener('beforeunload', onClose)
  return () => {
    done(mine)
    removeEventListener('beforeunload', onClose)
  }
}

const done = (one: (typeof guards)[number]): void => {
  if (guards.includes(one)) guards.splice(guards.indexOf(one), 1)
}

const asks = (pathname: string, leave: () => void): boolean => {
  const one = guards.find(({ stays }) => !stays(pathname))
  one?.ask(() => {
    done(one)
    leave()
  })
  return one !== undefined
}

/** Goes to an address of this app. `replace` leaves no step to go back to. */
export const go = (to: string, { replace = false } = {}): void => {
  // the same page under another address is not left
  if (!replace && asks(new URL(to, location.href).pathname, () => go(to))) return
  if (replace) history.replaceState(null, '', to)
  else {
    history.pushState(null, '', to)
    steps++
  }
  place.value = location.pathname + location.search
  if (!replace) scrollTo(0, 0)
}

/** Steps taken within this visit. */
let steps = 0

/** One step back, or to `otherwise` when this page was opened from outside. */
export const goBack = (otherwise = '/'): void => {
  if (steps > 0) history.back()
  else go(otherwise, { replace: true })
}

addEventListener('popstate', () => {
  const stood = place.value
  if (asks(location.pathname, () => history.back())) return history.pushState(null, '', stood)
  steps = Math.max(0, steps - 1)
  place.value = location.pathname + location.search
})
addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a')
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey
  )
    return
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (/^\/(api|media|uploads)\//.test(link.pathname) || (link.hash && link.pathname === location.pathname))
    return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
})

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
}: {
  pages: Listed[]
  lost: Listed
  failed: (error: unknown) => JSX.Element
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
    if (shown) document.body.className = shown.listed.ground
  }, [shown?.listed.ground])
  if (!ready && error?.listed === found.listed) return failed(error.error)
  const Shown = shown && opened.get(shown.listed)
  if (!shown || !Shown) return null
  const at = place.value.split('?')[1]?.split('#')[0]
  return h(Shown, {
    // a page with pages of its own below it stays while they change
    key: shown === found && !found.listed.path.endsWith('/*') ? pathname : shown.listed.path,
    params: shown.params,
    query: new URLSearchParams(at),
  })
}
