import type { FilmView } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy.ts'
import { Choice, Tick } from '../ui/field.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { titleOf } from '../words/film.ts'
import { type CaptionLook, choices, choose } from './choices.ts'
import s from './sheets.module.css'

export type SheetName = 'share' | 'captions'

/** The sheets that the buttons of the band open. */
export default ({ film, sheet, onClose }: { film: FilmView; sheet: SheetName; onClose: () => void }) => {
  const t = messages('player')
  const title = { share: t.share, captions: t.captions }[sheet]
  return (
    <Sheet open onClose={onClose} title={title}>
      {sheet === 'share' && <Share film={film} onClose={onClose} />}
      {sheet === 'captions' && <CaptionChoice film={film} />}
    </Sheet>
  )
}

const Share = ({ film, onClose }: { film: FilmView; onClose: () => void }) => {
  const t = messages('player')
  const address = `${location.origin}${film.link}`
  const copy = async () => {
    if (await copyText(address)) notice(t.copied, { icon: 'check' })
    else notice(address)
    onClose()
  }
  return (
    <div class={s.acts}>
      <p class={`fig ${s.address}`}>{address}</p>
      <Button wide onClick={copy}>
        {t.copyAddress}
      </Button>
      {'share' in navigator && (
        <Button
          kind="line"
          wide
          icon="share"
          onClick={() => void navigator.share({ title: titleOf(film), url: address }).catch(() => {})}
        >
          {t.sendWith}
        </Button>
      )}
    </div>
  )
}

const CaptionChoice = ({ film }: { film: FilmView }) => {
  const t = messages('player')
  const { captions, captionBox } = choices.value
  return (
    <div class={s.acts}>
      {film.media.captions.length === 0 && <p class="dim small">{t.noCaptions}</p>}
      <Choice<CaptionLook>
        label={t.captionsLook}
        value={captions}
        options={[
          { value: 'auto', label: t.captionsAuto },
          { value: 'vertical', label: t.captionsVertical },
          { value: 'level', label: t.captionsLevel },
          { value: 'off', label: t.captionsOff },
        ]}
        onChoose={(look) => choose({ captions: look })}
      />
      <Tick checked={captionBox} onTick={(box) => choose({ captionBox: box })}>
        {t.captionsBox}
      </Tick>
      <p class={`dim small ${s.language}`}>
        {t.captionsFollow}
        <LanguageSwitch />
      </p>
    </div>
  )
}
