import { useEffect, useId, useState } from 'preact/hooks'
import type { EditionReply } from '#contract/edition.ts'
import type { TagFound } from '#contract/entry.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { said } from '../words/said.ts'
import { tagFor } from './post.ts'
import s from './words.module.css'

type Props = {
  text: string
  error?: string
  edition: EditionReply | null
  onText: (text: string) => void
  /** The slug of the open edition that the text names. */
  onEnters: (slug: string | null) => void
}

/** The text of the post. Hashtags that an edition listens to are printed in the ink as soon as they are whole. */
export const PostField = ({ text, error, edition, onText, onEnters }: Props) => {
  const t = messages('studio')
  const id = useId()
  const [found, setFound] = useState<{ text: string; tags: TagFound[] }>({ text: '', tags: [] })
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call('POST /hashtags', { body: { text }, signal: stop.signal }).then(
        ({ found: tags }) => {
          setFound({ text, tags })
          onEnters(tags.find(({ open }) => open)?.slug ?? null)
        },
        () => undefined,
      )
    }, 250)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  const open = found.tags.find((tag) => tag.open)
  const closed = found.tags.find((tag) => !tag.open)
  const tag = edition ? tagFor(edition) : ''
  return (
    <div class={`${s.group} ${error ? s.bad : ''}`}>
      <label class={s.legend} for={id}>
        {t.post}
      </label>
      <div class={s.post}>
        <div aria-hidden="true">{marked(text, found)}</div>
        <textarea
          id={id}
          value={text}
          aria-describedby={`${id}s`}
          aria-invalid={error ? true : undefined}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </div>
      {error && (
        <p class={s.error} role="alert">
          <Icon name="alert" small />
          {error}
        </p>
      )}
      <p id={`${id}s`} class={open ? s.yes : s.hint} aria-live="polite">
        {open ? (
          <>
            <Icon name="check" small />
            {t.enters({ edition: said(open.name) })}
          </>
        ) : closed ? (
          t.closedTag({ edition: said(closed.name) })
        ) : edition ? (
          t.noTag
        ) : (
          t.postHint
        )}
      </p>
      {!open && tag && (
        <Button
          kind="text"
          icon="plus"
          onClick={() => onText(`${text.trimEnd()}${text.trim() ? ' ' : ''}${tag} `)}
        >
          {t.addTag({ tag })}
        </Button>
      )}
    </div>
  )
}

/** Only the part of the text that the answer was about is marked; a moment later the answer has caught up. */
const marked = (text: string, found: { text: string; tags: TagFound[] }) => {
  const parts = []
  let at = 0
  for (const { start, end, open, written } of found.tags) {
    if (start < at || text.slice(start, end) !== written) continue
    parts.push(text.slice(at, start), open ? <mark key={start}>{written}</mark> : written)
    at = end
  }
  return [...parts, text.slice(at), '\n']
}
