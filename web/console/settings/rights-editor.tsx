import { messages } from '../../messages/messages.ts'
import { TextArea } from '../../ui/field.tsx'
import type { Editing } from './draft.ts'
import s from './settings.module.css'

/** The text every maker declares. What was agreed to before stays as it was. */
export const RightsEditor = ({ edition, draft, set, errorAt }: Editing) => {
  const t = messages('settings')
  const text = draft.rightsText
  return (
    <div>
      <p class={s.lead}>{t.rightsHint({ version: edition.rights.version })}</p>
      <div class={s.two}>
        <TextArea
          lang="ja"
          label={t.rightsJa}
          rows={16}
          value={text.ja}
          onText={(ja) => set({ rightsText: { ...text, ja } })}
          error={errorAt('rightsText.ja')}
        />
        <TextArea
          lang="en"
          label={t.rightsEn}
          rows={16}
          value={text.en}
          onText={(en) => set({ rightsText: { ...text, en } })}
          error={errorAt('rightsText.en')}
        />
      </div>
    </div>
  )
}
