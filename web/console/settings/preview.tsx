import type { Edition } from '#contract/edition.ts'
import { locale, messages } from '../../messages/messages.ts'
import { Laurel } from '../../ui/marks.tsx'
import { tagInWords, yearOf } from '../../words/edition.ts'
import { said } from '../../words/said.ts'
import { UprightLine } from '../../words/upright-line.tsx'
import type { Draft } from './draft.ts'
import { useInk } from './ink-choice.tsx'
import s from './preview.module.css'

/** The edition's identity as it will be seen, printed anew with every letter and colour. */
export const IdentityPreview = ({ edition, draft }: { edition: Edition; draft: Draft }) => {
  const t = messages('settings')
  const ink = useInk(draft.accent)?.ink ?? edition.ink
  const name = said(draft.name)
  const upright = /[\u3040-\u30ff\u4e00-\u9fff]/.test(name)
  const year = yearOf(edition)
  const honour = `${name}${year && !name.includes(String(year)) ? ` ${year}` : ''}`
  const picture = edition.keyPicture && <img src={edition.keyPicture.url} alt="" />
  const award = (decidedBy: 'audience' | 'jury', otherwise: string) =>
    draft.awards.find((one) => one.decidedBy === decidedBy)?.name ?? { ja: otherwise, en: otherwise }
  const laurel = (title: { ja: string; en: string }): [string, string, string] => [
    honour,
    said(title),
    title.ja === title.en ? '' : locale === 'ja' ? title.en : title.ja,
  ]
  const style = {
    '--accent': ink.accent,
    '--accent-on-stage': ink.accentOnStage,
    '--accent-on-paper': ink.accentOnPaper,
    '--on-accent': ink.onAccent,
  }
  return (
    <aside class={s.preview} style={style} aria-label={t.previewPoster}>
      <p class="label">{t.previewPoster}</p>
      <div class={s.pair}>
        <div class={s.flyer}>
          {picture}
          <b
            class={upright ? s.upright : s.level}
            style={{
              '--size': upright ? Math.min(1, 4.6 / [...name].length) : Math.min(1, 8.5 / longestWord(name)),
            }}
          >
            {upright ? (
              <UprightLine of={name} />
            ) : (
              name.split(/\s+/).map((word, i) => <span key={i}>{word} </span>)
            )}
          </b>
          <small>{tagInWords({ hashtags: draft.hashtags.map(unmarked).filter(Boolean) })}</small>
        </div>
        <div class={s.feed}>
          {picture}
          <span class={s.obi}>
            <UprightLine of={name} />
          </span>
        </div>
      </div>
      <p class="label">{t.previewLaurel}</p>
      <div class={s.laurels}>
        <div>
          <Laurel lines={laurel(award('audience', t.audienceAward))} />
        </div>
        <div class="stage">
          <Laurel lines={laurel(award('jury', t.grandPrix))} />
        </div>
      </div>
      <p class="label">{t.previewShare}</p>
      <div class={s.card}>
        <div>
          <b style={{ '--size': Math.min(1, (upright ? 5 : 11) / [...name].length) }}>{name}</b>
          <small>{said(draft.tagline)}</small>
        </div>
        <span>{picture}</span>
      </div>
    </aside>
  )
}

const longestWord = (name: string) => Math.max(1, ...name.split(/\s+/).map((word) => word.length))
const unmarked = (tag: string) => tag.trim().replace(/^[#＃]/, '')
