import { useRef, useState } from 'preact/hooks'
import type { EditionReply, EditionSummary } from '#contract/edition.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/marks.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { closesAt } from '../words/edition.ts'
import { lengthInWords } from '../words/length.ts'
import { deadlineOf } from '../words/moment.ts'
import { said } from '../words/said.ts'
import { shapeInWords } from '../words/size.ts'
import { Begun } from './begun.tsx'
import { CloseStudio } from './close-studio.tsx'
import s from './submit.module.css'

type Props = {
  edition: EditionReply | null
  /** What else takes films now. */
  others: EditionSummary[]
  replaces: string | null
  onPick: (file: File) => void
  /** The film that was chosen here earlier is taken up again. */
  onKept: () => void
  onShoot: () => void
  onBack: () => void
}

/** Choose a file or shoot one; above it what the edition asks for, below it what was begun here. */
export const PickView = ({ edition, others, replaces, onPick, onKept, onShoot, onBack }: Props) => {
  const t = messages('studio')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const until = edition && closesAt(edition)
  const take = (file: File | undefined) => file && onPick(file)
  return (
    <main
      class={over ? `column ${s.page} ${s.dropping}` : `column ${s.page}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={({ currentTarget, relatedTarget }) =>
        currentTarget.contains(relatedTarget as Node | null) || setOver(false)
      }
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files[0])
      }}
    >
      <TopBar title={(replaces ? t.replaceStep : t.step)({ at: 1 })} onBack={onBack}>
        <CloseStudio />
      </TopBar>
      <div class={`gutter ${s.pick}`}>
        <div class={over ? `${s.gate} ${s.over}` : s.gate} aria-hidden="true">
          <Mark width="100%" />
        </div>
        <div class={s.words}>
          {edition && (
            <p class={`label fig ${s.lead}`}>
              {until
                ? t.pickEdition({ edition: said(edition.name), until: deadlineOf(until, edition.timeZone) })
                : t.pickOver({ edition: said(edition.name) })}
            </p>
          )}
          <h1 class="serif">{t.pickTitle}</h1>
          <p class="dim fig">
            {edition && until
              ? t.pickRules({
                  from: lengthInWords(edition.rules.length.fromMs, { brief: true }),
                  to: lengthInWords(edition.rules.length.toMs, { brief: true }),
                  shape: shapeInWords(edition.rules),
                })
              : others.length > 0
                ? t.pickOther
                : t.pickClosed}
          </p>
          <p class={`small dim ${s.aside}`}>{t.pickNothingSent}</p>
          <div class={s.acts}>
            <input
              ref={input}
              type="file"
              accept="video/*,.mov,.mp4,.m4v,.webm,.mkv"
              class="unseen"
              aria-hidden="true"
              tabIndex={-1}
              onChange={(event) => {
                take(event.currentTarget.files?.[0])
                // the same file can be chosen again
                event.currentTarget.value = ''
              }}
            />
            <Button wide icon="upload" onClick={() => input.current?.click()}>
              {t.pickFile}
            </Button>
            <Button wide kind="line" icon="camera" onClick={onShoot}>
              {t.pickShoot}
            </Button>
            <p class={`small dim ${s.drop}`}>{over ? t.pickDropNow : t.pickDrop}</p>
          </div>
        </div>
      </div>
      <Begun replaces={replaces} onKept={onKept} onShoot={onShoot} />
      {others.length > 0 && !replaces && (
        <nav class={`gutter ${s.others}`} aria-label={t.pickOthers}>
          {others.map((one) => (
            <a key={one.id} href={`/submit?edition=${one.slug}`}>
              {t.pickThis({ edition: said(one.name) })}
            </a>
          ))}
        </nav>
      )}
    </main>
  )
}
