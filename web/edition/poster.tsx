import type { EditionSummary } from '#contract/edition.ts'
import { locale, messages } from '../messages/messages.ts'
import { Mark } from '../ui/marks.tsx'
import { tagInWords, yearOf } from '../words/edition.ts'
import { kanji } from '../words/kanji.ts'
import { lengthInWords } from '../words/length.ts'
import { said } from '../words/said.ts'
import { UprightLine } from '../words/upright-line.tsx'
import s from './poster.module.css'
import { areaOf, useGround } from './use-ground.ts'

type Shown = Pick<
  EditionSummary,
  'slug' | 'name' | 'ordinal' | 'timeZone' | 'calendar' | 'keyPicture' | 'ink'
> & {
  hashtags: string[]
  rules?: { length: { fromMs: number; toMs: number } }
}

/** The edition's poster: one picture printed in black and its ink, the title upright in Japanese. */
export const Poster = ({ edition, home = false }: { edition: Shown; home?: boolean }) => {
  const t = messages('edition')
  const name = said(edition.name)
  const year = yearOf(edition)
  const upright = /[\u3040-\u30ff\u4e00-\u9fff]/.test(name)
  const [ground, measure] = useGround(edition.ink.accent, areaOf(upright))
  const nth =
    edition.ordinal && t.nth({ n: locale === 'ja' ? kanji(edition.ordinal) : String(edition.ordinal) })
  const when = [nth, year && (locale === 'ja' ? kanji(year, 'digits') : String(year))].filter(Boolean)
  return (
    <header
      class={[
        s.poster,
        !edition.keyPicture && s.plain,
        ground?.text === 'ink' && s.ink,
        ground?.text === 'panel' && s.panel,
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {edition.keyPicture ? (
        <img
          src={edition.keyPicture.url}
          alt=""
          ref={(image) => {
            if (image?.complete && image.naturalWidth > 0 && !ground) measure(image)
          }}
          onLoad={(event) => measure(event.currentTarget)}
        />
      ) : (
        <span class={s.beam} />
      )}
      {home && (
        <a class={s.mark} href="/" aria-label="Verticale">
          <Mark width={20} />
        </a>
      )}
      {when.length > 0 && <p class={`serif-text ${s.when}`}>{when.join(locale === 'ja' ? '　' : ', ')}</p>}
      {upright ? (
        <h1 class={s.upright} style={{ '--size': Math.min(1, 4.2 / [...name].length) }}>
          <UprightLine of={name} />
        </h1>
      ) : (
        <h1
          class={s.level}
          style={{ '--size': Math.min(1, 8.5 / Math.max(...name.split(/\s+/).map((w) => w.length), 1)) }}
        >
          {name.split(/\s+/).map((word, i) => (
            <span key={i}>{word} </span>
          ))}
        </h1>
      )}
      <p class={s.about}>
        {t.kind}
        {edition.rules && (
          <>
            <br />
            {t.fromTo({
              from: lengthInWords(edition.rules.length.fromMs, { poster: true }),
              to: lengthInWords(edition.rules.length.toMs, { poster: true }),
            })}
          </>
        )}
        <b>{tagInWords(edition)}</b>
      </p>
    </header>
  )
}
