import { useEffect, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { EntryThread } from '../thread/entry-thread.tsx'
import s from './timeline.module.css'

/** The thread with the festival on the maker's page; an address that ends in `#thread` leads right here. */
export const MakerThread = ({ entryId, zone }: { entryId: string; zone: string }) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (location.hash === '#thread') box.current?.scrollIntoView()
  }, [])
  return (
    <div ref={box} class={s.thread}>
      <EntryThread
        entryId={entryId}
        zone={zone}
        title={<h2 class="serif">{messages('thread').log.makers}</h2>}
      />
    </div>
  )
}
