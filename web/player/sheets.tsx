import type { FilmView } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy.ts'
import { notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { titleOf } from '../words/film.ts'
import { Keys } from './keys-list.tsx'
import { Settings } from './settings.tsx'
import type { SheetName } from './sheet-shown.ts'
import s from './sheets.module.css'

/** The sheets that the buttons of the band open. */
export default ({ film, sheet, onClose }: { film: FilmView; sheet: SheetName; onClose: () => void }) => {
  const t = messages('player')
  const title = { share: t.share, settings: t.settings, keys: t.keys }[sheet]
  return (
    <Sheet open onClose={onClose} title={title}>
      {sheet === 'share' && <Share film={film} onClose={onClose} />}
      {sheet === 'settings' && <Settings film={film} />}
      {sheet === 'keys' && <Keys />}
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
