import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Thread } from '#contract/thread.ts'
import { call } from '../call.ts'
import { useLive } from '../live.ts'
import { useLoad } from '../load.ts'
import { Unloaded } from '../ui/unloaded.tsx'
import { Composer } from './composer.tsx'
import { doorOfEntry } from './door.ts'
import { Log } from './log.tsx'
import s from './thread.module.css'

/** The thread of an entry for whoever is signed in, on their side of it. `besides` stands above what is written next. */
export const EntryThread = ({
  entryId,
  zone,
  title,
  besides,
}: {
  entryId: string
  zone: string
  title: ComponentChildren
  besides?: (thread: Thread, took: (thread: Thread) => void) => ComponentChildren
}) => {
  const params = { id: entryId }
  const load = useLoad((signal) => call('GET /entries/:id/thread', { params, signal }), [entryId])
  useLive(
    'entries/:id/thread',
    params,
    ({ messages, newest, erased }) => {
      const shown = load.data?.messages
      const isNew =
        !shown ||
        shown.length !== messages ||
        shown.at(-1)?.id !== newest ||
        shown.filter((one) => one.erased).length !== erased
      if (isNew) load.again()
    },
    { ask: load.again, everyMs: 20_000 },
  )
  useSeen(load.data)
  const box = useLedHere(load.data !== null)
  return (
    <section ref={box} class={s.thread} id="thread">
      {title}
      {load.error !== null && !load.data && <Unloaded error={load.error} again={load.again} />}
      {load.data && (
        <>
          <Log thread={load.data} door={doorOfEntry(entryId)} zone={zone} />
          {besides?.(load.data, load.set)}
          <Composer thread={load.data} door={doorOfEntry(entryId)} onSent={load.set} />
        </>
      )}
    </section>
  )
}

/** An address that ends in `#thread` leads right here, once it is here. */
const useLedHere = (isHere: boolean) => {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isHere && location.hash === '#thread') box.current?.scrollIntoView()
  }, [isHere])
  return box
}

/** What is on the page is seen, once somebody looks at it. */
const useSeen = (thread: Thread | null): void => {
  const last = thread && thread.unread > 0 ? thread.messages.at(-1)?.id : undefined
  const id = thread?.entryId ?? ''
  useEffect(() => {
    if (!last) return
    const see = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', see)
      // not told, it is told at the next visit
      call('PUT /entries/:id/thread/seen', { params: { id }, body: { messageId: last } }).catch(
        () => undefined,
      )
    }
    document.addEventListener('visibilitychange', see)
    see()
    return () => document.removeEventListener('visibilitychange', see)
  }, [id, last])
}
