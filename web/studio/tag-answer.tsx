import { useEffect, useState } from 'preact/hooks'
import type { EditionReply } from '#contract/edition.ts'
import type { TagFound } from '#contract/entry.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Tick } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { closesAt } from '../words/edition.ts'
import { deadlineOf } from '../words/moment.ts'
import { said } from '../words/said.ts'
import s from './enter.module.css'
import { tagFor } from './post.ts'

/** The open editions that a text enters by its hashtags; `pending` until the server has read it. */
export const useTags = (text: string, editions: EditionReply[]) => {
  const [read, setRead] = useState<{ text: string; found: TagFound[] } | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(
      () =>
        void call('POST /hashtags', { body: { text }, signal: stop.signal }).then(
          ({ found }) => setRead({ text, found: found.filter(({ open }) => open) }),
          () => undefined,
        ),
      read ? 250 : 0,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  const found = read?.text === text ? read.found : null
  return {
    found,
    entered: editions.filter((edition) =>
      found ? found.some(({ slug }) => slug === edition.slug) : text.includes(tagFor(edition)),
    ),
  }
}

/** Where the film goes: its hashtag is in place already; each edition that takes films now can be added or left out. */
export const TagAnswer = ({
  text,
  editions,
  onText,
}: {
  text: string
  editions: EditionReply[]
  onText: (text: string) => void
}) => {
  const t = messages('enter')
  const { found, entered } = useTags(text, editions)
  const turn = (edition: EditionReply, on: boolean) => {
    if (on) return onText(`${text.trimEnd()}${text.trim() ? ' ' : ''}${tagFor(edition)} `)
    const own = (found ?? []).filter(({ slug }) => slug === edition.slug)
    const without = own.reduceRight((all, { start, end }) => all.slice(0, start) + all.slice(end), text)
    onText((own.length > 0 ? without : text.replaceAll(tagFor(edition), '')).replace(/ {2,}/g, ' '))
  }
  return (
    <fieldset class={s.answer}>
      <legend>{t.tags}</legend>
      {editions.map((edition) => {
        const until = closesAt(edition)
        return (
          <Tick key={edition.id} checked={entered.includes(edition)} onTick={(on) => turn(edition, on)}>
            {t.tagEnters({ edition: said(edition.name) })}
            <small class={`fig ${s.tag}`}>
              {until
                ? t.tagUntil({ tag: tagFor(edition), until: deadlineOf(until, edition.timeZone) })
                : tagFor(edition)}
            </small>
          </Tick>
        )
      })}
      <p class={entered.length > 0 ? s.yes : s.hint} aria-live="polite">
        {entered.length > 0 ? (
          <>
            <Icon name="check" small />
            <span>
              {t.tagSet({
                editions: entered.map(({ name }) => t.named({ edition: said(name) })).join(t.and),
              })}
            </span>
          </>
        ) : editions.length > 0 ? (
          t.tagNone
        ) : (
          t.tagNoneOpen
        )}
      </p>
    </fieldset>
  )
}
