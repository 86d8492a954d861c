import { useEffect, useState } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { locale, messages } from '../messages/messages.ts'
import { notice } from '../ui/notice.tsx'
import { titleOf } from '../words/film.ts'
import { said } from '../words/said.ts'
import type { Draft } from './draft.ts'
import { Preview } from './preview.tsx'
import { fileHere } from './sending.ts'

/** The film with its words as they are now: from the file on this device, or from what the server made of it. */
export const EnterPreview = ({
  open,
  onClose,
  film,
  draft,
  by,
  edition,
}: {
  open: boolean
  onClose: () => void
  film: FilmDraft
  draft: Draft
  by: string
  edition: { name: { ja: string; en: string } } | null
}) => {
  const [play, setPlay] = useState<Blob[] | string | null>(null)
  useEffect(() => {
    if (!open) return setPlay(null)
    void fileHere(film.film.id).then((file) => {
      const { start } = film.film.media
      if (file) setPlay([file])
      else if (start) setPlay(start)
      else {
        notice(messages('enter').previewNone)
        onClose()
      }
    })
  }, [open])
  const { title, synopsis, credits } = draft.words.value
  return (
    <Preview
      open={open && play !== null}
      onClose={onClose}
      play={play ?? ''}
      title={titleOf({ title })}
      by={credits.find(({ role, name }) => role === 'director' && name)?.name || by}
      synopsis={synopsis[locale] || synopsis.ja || synopsis.en}
      edition={edition ? said(edition.name) : undefined}
    />
  )
}
