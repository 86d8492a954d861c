import { useEffect, useState } from 'preact/hooks'
import { go } from '../../steps.ts'
import { addressOf } from '../address.ts'
import type { DeskProps } from '../section.ts'
import { type Filter, filterIn, queryOf } from './filter.ts'
import { askEntries } from './use-entries.ts'

/** The list that a reader came from: its filter, the entries read so far, and where more begin. */
type Walk = { editionId: string; query: string; ids: string[]; next: string | null }

const key = 'entries:walk'

/** Keeps the list that is shown, so that each of its entries leads to the next. */
export const keepWalk = (editionId: string, filter: Filter, ids: string[], next: string | null): void => {
  const walk: Walk = { editionId, query: queryOf(filter), ids, next }
  sessionStorage.setItem(key, JSON.stringify(walk))
}

const keptWalk = (editionId: string): Walk | null => {
  const walk = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Walk | null
  return walk?.editionId === editionId ? walk : null
}

type Neighbours = { before: string | null; after: string | null; at: number; of: string }

/**
 * The entries before and after one, in the list that its reader came from; without one in all of the edition's, newest
 * first. Alt with the arrows up and down leads to them.
 */
export const useNeighbours = (edition: DeskProps['edition'], id: string) => {
  const [found, setFound] = useState<Neighbours | null>(null)
  useEffect(() => {
    let left = false
    void neighboursOf(edition.id, id).then(
      (neighbours) => !left && setFound(neighbours),
      // without them there is the way back to the list
      () => {},
    )
    return () => {
      left = true
    }
  }, [edition.id, id])
  const to = (entryId: string | null | undefined) => entryId && go(addressOf(edition, 'entries', entryId))
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return
      const entryId = { ArrowDown: found?.after, ArrowUp: found?.before }[event.key]
      if (entryId === undefined) return
      event.preventDefault()
      to(entryId)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [found])
  return {
    back: `${addressOf(edition, 'entries')}${keptWalk(edition.id)?.query ?? ''}`,
    before: found?.before ?? null,
    after: found?.after ?? null,
  }
}

const neighboursOf = async (editionId: string, id: string): Promise<Neighbours | null> => {
  let walk = keptWalk(editionId)
  if (!walk?.ids.includes(id)) {
    const page = await askEntries(editionId, filterIn(''), null)
    walk = { editionId, query: '', ids: page.entries.map((row) => row.id), next: page.next }
  }
  let at = walk.ids.indexOf(id)
  if (at < 0) return null
  // the last one that has been read leads on to those that have not
  if (at === walk.ids.length - 1 && walk.next) {
    const page = await askEntries(editionId, filterIn(walk.query), walk.next)
    walk = { ...walk, ids: [...walk.ids, ...page.entries.map((row) => row.id)], next: page.next }
    at = walk.ids.indexOf(id)
  }
  sessionStorage.setItem(key, JSON.stringify(walk))
  return { before: walk.ids[at - 1] ?? null, after: walk.ids[at + 1] ?? null, at, of: walk.query }
}
