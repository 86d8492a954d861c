/** Asked before another page is shown; whoever is asked calls `leave` when they do go. */
type Ask = (leave: () => void) => void
type Guard = { ask: Ask; stays: (pathname: string) => boolean }

const guards: Guard[] = []

/**
 * Keeps a page from being left unasked: by a link, by `go` (unless it replaces), by the browser's own buttons, or by
 * closing it. Pages at which `stays` holds are no leaving. Returns how to end it.
 */
export const guardLeaving = (ask: Ask, stays = (_: string): boolean => false): (() => void) => {
  const mine = { ask, stays }
  const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
  guards.push(mine)
  addEventListener('beforeunload', onClose)
  return () => {
    end(mine)
    removeEventListener('beforeunload', onClose)
  }
}

/** Whether somebody is asked before a page of this path is shown; `leave` is called when they go. */
export const asks = (pathname: string, leave: () => void): boolean => {
  const one = guards.find(({ stays }) => !stays(pathname))
  one?.ask(() => {
    end(one)
    leave()
  })
  return one !== undefined
}

const end = (guard: Guard): void => {
  if (guards.includes(guard)) guards.splice(guards.indexOf(guard), 1)
}
