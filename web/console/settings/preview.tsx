import type { Edition } from '#contract/edition.ts'
import { areaOf, useGround } from '../../edition/use-ground.ts'
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
  const [ground, measure] = useGround(ink.accent, areaOf(upright))
  const picture = edition.keyPicture && <img src={edition.keyPicture.url} alt="" />
  const measured = edition.keyPicture && (
    <img src={edition.keyPicture.url} alt="" onLoad={(event) => measure(event.currentTarget)} />
  )
  // awards that there are; none is made up
  const [first, second] = draft.awards.filter(({ name }) => name.ja || name.en)
  const example = { ja: t.noAwardYet, en: t.noAwardYet }
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
        <div
          class={[s.flyer, ground?.text === 'ink' && s.dark, ground?.text === 'panel' && s.panel]
            .filter(Boolean)
            .join(' ')}
        >
          {measured}
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
      {ground && <p class={s.ground}>{t.groundText[ground.text]({ ratio: ground.ratio.toFixed(1) })}</p>}
      <p class="label">{t.previewLaurel}</p>
      <div class={s.laurels}>
        <div>
          <Laurel lines={laurel(first?.name ?? example)} />
        </div>
        <div class="stage">
          <Laurel lines={laurel(second?.name ?? first?.name ?? example)} />
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
