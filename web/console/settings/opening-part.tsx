import { useState } from 'preact/hooks'
import type { Opening } from '#contract/opening.ts'
import type { OpeningItem } from '#contract/plain/edition.ts'
import { call } from '../../call.ts'
import type { Loaded } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { go } from '../../steps.ts'
import { Ask } from '../../ui/ask.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { notice } from '../../ui/notice.tsx'
import { addressOf } from '../address.ts'
import type { DeskProps } from '../section.ts'
import s from './opening.module.css'

/** What an opening needs, who does it and where; and below, the ways back. */
export const OpeningPart = ({
  desk,
  opening,
  refuse,
}: {
  desk: DeskProps
  opening: Loaded<Opening>
  refuse: (error: unknown) => void
}) => {
  const t = messages('settings')
  const { edition } = desk
  if (!opening.data) return null
  const items = opening.data.items.filter(({ state }) => state !== 'unneeded')
  const left = items.filter(({ state }) => state === 'missing').length
  return (
    <div class={s.opening}>
      <h2 class="serif-text">{left === 0 ? t.allDone : t.leftToDo({ n: left })}</h2>
      <ul>
        {items.map(({ item, state, needed }) => (
          <li key={item} class={state === 'done' ? s.done : undefined}>
            <span class={s.box} aria-hidden="true">
              {state === 'done' && <Icon name="check" small />}
            </span>
            <div>
              <b>{t.items[item].name}</b>
              <span class="unseen">{state === 'done' ? t.partDone : t.partOpen}</span>
              {state === 'missing' && (
                <>
                  {needed && <i class={s.needed}>{t.needed}</i>}
                  <p>{t.items[item].todo}</p>
                </>
              )}
            </div>
            <a href={addressOf(edition, ...placeOf(item))}>
              {t.items[item].by === 'operator' ? t.byOperator : state === 'done' ? t.look : t.doIt}
              <span class="unseen">{t.items[item].name}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class={s.see}>
        <ButtonLink kind="line" icon="eye" href={`/e/${edition.slug}`}>
          {edition.publishedAt ? messages('console').publicPage : t.previewWhole}
        </ButtonLink>
      </p>
      {opening.data.addresses.length > 0 && <Addresses of={opening.data.addresses} now={edition.slug} />}
      <WaysBack desk={desk} opening={opening.data} refuse={refuse} />
    </div>
  )
}

/** Where it is done. */
const placeOf = (item: OpeningItem): [string, ...string[]] => {
  switch (item) {
    case 'dates':
      return ['settings', 'calendar']
    case 'terms':
      return ['settings', 'rights']
    case 'awards':
    case 'pages':
      return ['settings', item]
    case 'moderator':
    case 'juror':
      return ['people']
    case 'mail':
      return ['letters']
    default:
      return ['settings', 'name']
  }
}

const Addresses = ({ of, now }: { of: string[]; now: string }) => {
  const t = messages('settings')
  return (
    <section>
      <h2 class="serif-text">{t.addresses}</h2>
      <p class="small dim">{t.addressesText}</p>
      <ul class={s.addresses}>
        {of.map((slug) => (
          <li key={slug}>
            {location.host}/e/{slug}
            {slug === now && <span class="small dim">{t.addressNow}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Way = 'unpublish' | 'archive' | 'unarchive' | 'delete'

/** Taking back, putting away, deleting: each says what it does, or why it cannot be done. */
const WaysBack = ({
  desk,
  opening,
  refuse,
}: {
  desk: DeskProps
  opening: Opening
  refuse: (error: unknown) => void
}) => {
  const t = messages('settings')
  const { edition } = desk
  const [asked, setAsked] = useState<Way | null>(null)
  const params = { id: edition.id }
  const act = async (way: Way) => {
    try {
      if (way === 'unpublish') desk.took(await call('DELETE /editions/:id/publication', { params }))
      if (way === 'archive') desk.took(await call('PUT /editions/:id/archiving', { params }))
      if (way === 'unarchive') desk.took(await call('DELETE /editions/:id/archiving', { params }))
      if (way === 'delete') {
        await call('DELETE /editions/:id', { params })
        go('/console', { replace: true })
      }
      notice(t.ways[way].done, { icon: 'check' })
    } catch (error) {
      refuse(error)
    } finally {
      setAsked(null)
    }
  }
  const ways: [Way, string | null][] = [
    ...(edition.publishedAt ? [['unpublish', opening.mayUnpublish] as [Way, string | null]] : []),
    // what was never public is deleted, not kept
    ...(edition.archivedAt
      ? [['unarchive', null] as [Way, string | null]]
      : edition.publishedAt
        ? [['archive', opening.mayArchive] as [Way, string | null]]
        : []),
    ['delete', opening.mayDelete],
  ]
  return (
    <section>
      <h2 class="serif-text">{t.waysTitle}</h2>
      <ul class={s.ways}>
        {ways.map(([way, bar]) => (
          <li key={way}>
            <div>
              <b>{t.ways[way].name}</b>
              <p class="small dim">{bar ? t.bars_[bar] : t.ways[way].text}</p>
            </div>
            {!bar && (
              <Button kind="line" slim onClick={() => setAsked(way)}>
                {t.ways[way].act}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Ask
        open={asked !== null}
        title={asked && t.ways[asked].title}
        act={asked ? t.ways[asked].act : ''}
        onDo={() => asked && void act(asked)}
        onStay={() => setAsked(null)}
      >
        <p>{asked && t.ways[asked].text}</p>
      </Ask>
    </section>
  )
}
