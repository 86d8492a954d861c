import type { Rules } from '#contract/edition.ts'
import { messages } from '../messages/messages.ts'
import type { IconName } from '../ui/icons.ts'
import { lengthInWords } from '../words/length.ts'
import { shapeInWords, sizeInWords } from '../words/size.ts'
import { clock } from '../words/time.ts'
import type { Facts, Row, Way } from './checks.ts'

/** What a row says at its right end. */
export const rowWords = (row: Row, facts: Facts, rules: Rules | null): string => {
  const { said } = messages('studio')
  const size = { width: facts.width ?? 0, height: facts.height ?? 0 }
  if (row.kind === 'accepted') return said.accepted
  if (row.state === 'unknown') return said.unknown
  switch (row.rule) {
    case 'length':
      return said.lengthFits({
        length: clock(facts.durationMs ?? 0),
        from: rules ? lengthInWords(rules.length.fromMs, { brief: true }) : '',
        to: rules ? lengthInWords(rules.length.toMs, { brief: true }) : '',
      })
    case 'shape':
      return row.kind === 'fits'
        ? said.shapeFits({ shape: rules ? shapeInWords(rules) : '9:16' })
        : said.shapeOther(size)
    case 'picture':
      return row.kind === 'small' ? said.pictureSmall(size) : said.shapeOther(size)
    case 'bars':
      return row.kind === 'none' ? said.barsNone : said.barsThere
    case 'sound':
      return (
        {
          fits: said.soundFits,
          there: said.soundThere,
          quiet: said.soundQuiet,
          loud: said.soundLoud,
          silent: said.soundSilent,
        }[row.kind] ?? ''
      )
    case 'bytes':
      return sizeInWords(facts.bytes)
    case 'place':
      return said.placeRemoved
    case 'readable':
      return ''
  }
}

export const problemWords = (
  row: Row,
  facts: Facts,
  rules: Rules | null,
  largest: number,
): { title: string; text: string } => {
  const { problems } = messages('studio')
  const length = lengthInWords(facts.durationMs ?? 0, { brief: true })
  const size = { width: facts.width ?? 0, height: facts.height ?? 0 }
  const bars = facts.bars ?? { top: 0, bottom: 0, left: 0, right: 0 }
  switch (row.kind) {
    case 'long':
      return {
        title: problems.long.title,
        text: problems.long.text({ length, to: lengthInWords(rules?.length.toMs ?? 0, { brief: true }) }),
      }
    case 'short':
      return {
        title: problems.short.title,
        text: problems.short.text({
          length,
          from: lengthInWords(rules?.length.fromMs ?? 0, { brief: true }),
        }),
      }
    case 'lying':
      return { title: problems.lying.title, text: problems.lying.text(size) }
    case 'other':
      return {
        title: problems.other.title,
        text: problems.other.text({ ...size, shape: rules ? shapeInWords(rules) : '9:16' }),
      }
    case 'rows':
      return {
        title: problems.rows.title,
        text: problems.rows.text({ each: Math.max(bars.top, bars.bottom) }),
      }
    case 'columns':
      return {
        title: problems.columns.title,
        text: problems.columns.text({ each: Math.max(bars.left, bars.right) }),
      }
    case 'large':
      return {
        title: problems.large.title,
        text: problems.large.text({
          size: sizeInWords(facts.bytes),
          most: sizeInWords(Math.min(largest, rules?.maxBytes ?? largest)),
        }),
      }
    case 'empty':
      return problems.empty
    default:
      return problems.unreadable
  }
}

export const wayWords = (way: Way, row: Row): string => {
  const t = messages('studio')
  return way === 'crop' && row.rule === 'shape' ? t.cropShape : t.ways[way]
}

export const iconOf = ({ rule }: Row): IconName =>
  (({ bars: 'bars', length: 'clock', shape: 'frame', bytes: 'size', sound: 'wave' }) as const)[
    rule as 'bars'
  ] ?? 'alert'
