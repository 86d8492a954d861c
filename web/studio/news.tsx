import { useEffect, useState } from 'preact/hooks'
import type { NoticeView } from '#contract/notice.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { tellWhy } from '../refused.ts'
import { Button } from '../ui/button.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { titleOf } from '../words/film.ts'
import { briefMoment } from '../words/moment.ts'
import s from './news.module.css'

/** What happened to my films, newest first; what has not been on a screen before is marked until the page is left. */
export const News = () => {
  const t = messages('studio')
  const first = useLoad((signal) => call('GET /me/notices', { query: {}, signal }), [])
  const [more, setMore] = useState<{ notices: NoticeView[]; next: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  const newest = first.data?.notices[0]
  useEffect(() => {
    // that it could not be kept is no harm: it is marked once more next time
    if (newest && first.data?.unseen)
      void call('PUT /me/notices/seen', { body: { upTo: newest.id } }).catch(() => undefined)
  }, [newest?.id])
  if (first.error && !first.data) return <Unloaded error={first.error} again={first.again} />
  if (!first.data || !newest) return null
  const notices = [...first.data.notices, ...(more?.notices ?? [])]
  const next = more ? more.next : first.data.next
  const older = async () => {
    setBusy(true)
    const page = await call('GET /me/notices', { query: { ...(next && { after: next }) } }).catch((error) => {
      tellWhy(error)
      return null
    })
    setBusy(false)
    if (page) setMore({ notices: [...(more?.notices ?? []), ...page.notices], next: page.next })
  }
  return (
    <section class={`gutter ${s.news}`}>
      <h2 class="serif-text">{t.news}</h2>
      <ul>
        {notices.map((one) => (
          <Item key={one.id} one={one} />
        ))}
      </ul>
      {next && (
        <Button kind="text" busy={busy && messages('common').loading} onClick={() => void older()}>
          {t.olderNews}
        </Button>
      )}
    </section>
  )
}

const Item = ({ one }: { one: NoticeView }) => {
  const t = messages('studio')
  const words = [one.what, one.why, one.now].filter(Boolean).join('\n')
  return (
    <li class={one.seenAt ? undefined : s.unseen}>
      <p class="small dim fig">
        {!one.seenAt && <b>{t.newNews}</b>}
        {briefMoment(one.at)}
        {' · '}
        {one.film ? titleOf(one.film) || t.untitled : one.editionName}
      </p>
      <h3>{one.head}</h3>
      {words && <p class={`small ${s.words}`}>{words}</p>}
      {one.act && (
        <a class="small" href={one.act.address}>
          {one.act.label}
        </a>
      )}
    </li>
  )
}
