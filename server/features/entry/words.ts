import type { Language } from '#contract/route.ts'
import type { Check } from './eligibility.ts'

/** What a check says to a maker, in their language: what was found, and what the rule wants. */
export const checkSentence = ({ rule, outcome, figures }: Check, language: Language): string =>
  sentences[language][rule](outcome, figures)

type Figures = Check['figures']
type Sentences = Record<Check['rule'], (outcome: Check['outcome'], figures: Figures) => string>

const ja: Sentences = {
  received: (outcome) =>
    ({
      met: '締切までに届きました。',
      broken: '締切までに届きませんでした。',
      undecided: '送信の完了を待っています。',
      warned: '',
    })[outcome],
  prepared: (outcome) =>
    ({
      met: '上映用の準備ができました。',
      broken: 'このファイルは上映できません。',
      undecided: '上映用に準備しています。',
      warned: '',
    })[outcome],
  length: (outcome, f) =>
    outcome === 'undecided'
      ? '長さを調べています。'
      : outcome === 'met'
        ? `長さは${clock(f.durationMs)}です。`
        : `長さが${exactly(f)}です。要項は${spoken(f.fromMs, 'ja')}から${spoken(f.toMs, 'ja')}までです。`,
  shape: (outcome, f) =>
    outcome === 'undecided'
      ? '画面の形を調べています。'
      : outcome === 'met'
        ? `画面は縦${f.wantedWidth}:${f.wantedHeight}です。`
        : `画面が${f.width}×${f.height}です。要項は${f.wantedWidth}:${f.wantedHeight}です。`,
  size: (outcome, f) =>
    outcome === 'broken'
      ? `ファイルが${megabytes(f.bytes)} MBあります。上限は${megabytes(f.maxBytes)} MBです。`
      : outcome === 'met'
        ? 'ファイルの大きさは上限以内です。'
        : 'ファイルの大きさを調べています。',
  bars: (outcome, f) =>
    outcome === 'undecided'
      ? '黒い帯を調べています。'
      : outcome === 'met'
        ? '黒い帯はありません。'
        : `黒い帯があります（${barFigures(f, 'ja')}）。`,
  captions: (outcome) =>
    outcome === 'met'
      ? '字幕の条件を満たしています。'
      : outcome === 'warned'
        ? '字幕があると、より多くの人に届きます。'
        : '字幕がありません。要項は字幕を求めています。',
  entries: (outcome, f) =>
    outcome === 'met' ? '応募数は上限以内です。' : `応募はおひとり${f.limit}作品までです。`,
  age: (outcome, f) =>
    outcome === 'met' ? '年齢の条件を満たしています。' : `${f.minimumAge}歳から応募できます。`,
  guardian: (outcome) =>
    outcome === 'met' ? '保護者の同意は済んでいるか、必要ありません。' : '保護者の同意を待っています。',
  rights: (outcome) => (outcome === 'met' ? '権利の約束をいただきました。' : '権利の約束を待っています。'),
}

const en: Sentences = {
  received: (outcome) =>
    ({
      met: 'It arrived in time.',
      broken: 'It did not arrive in time.',
      undecided: 'We are waiting for the upload.',
      warned: '',
    })[outcome],
  prepared: (outcome) =>
    ({
      met: 'It is ready for the screens.',
      broken: 'This file cannot be shown.',
      undecided: 'It is being prepared for the screens.',
      warned: '',
    })[outcome],
  length: (outcome, f) =>
    outcome === 'undecided'
      ? 'The length is being measured.'
      : outcome === 'met'
        ? `It runs ${clock(f.durationMs)}.`
        : `It runs ${exactly(f)}; the rules ask for ${spoken(f.fromMs, 'en')} to ${spoken(f.toMs, 'en')}.`,
  shape: (outcome, f) =>
    outcome === 'undecided'
      ? 'The shape is being measured.'
      : outcome === 'met'
        ? `It is upright, ${f.wantedWidth}:${f.wantedHeight}.`
        : `The picture is ${f.width}×${f.height}; the rules ask for ${f.wantedWidth}:${f.wantedHeight}.`,
  size: (outcome, f) =>
    outcome === 'broken'
      ? `The file has ${megabytes(f.bytes)} MB; the limit is ${megabytes(f.maxBytes)} MB.`
      : outcome === 'met'
        ? 'The file size is within the limit.'
        : 'The file size is being measured.',
  bars: (outcome, f) =>
    outcome === 'undecided'
      ? 'We are looking for black bars.'
      : outcome === 'met'
        ? 'There are no black bars.'
        : `There are black bars (${barFigures(f, 'en')}).`,
  captions: (outcome) =>
    outcome === 'met'
      ? 'Captions are as the rules wish.'
      : outcome === 'warned'
        ? 'Captions would reach more people.'
        : 'There are no captions; the rules ask for them.',
  entries: (outcome, f) =>
    outcome === 'met'
      ? 'The number of entries is within the limit.'
      : `Each person may enter ${f.limit} ${f.limit === 1 ? 'film' : 'films'}.`,
  age: (outcome, f) =>
    outcome === 'met' ? 'The age is as the rules ask.' : `You may enter from the age of ${f.minimumAge}.`,
  guardian: (outcome) =>
    outcome === 'met'
      ? 'A guardian has agreed, or none is needed.'
      : 'We are waiting for a guardian to agree.',
  rights: (outcome) =>
    outcome === 'met'
      ? 'The promises about rights are given.'
      : 'We are waiting for the promises about rights.',
}

const sentences: Record<Language, Sentences> = { ja, en }

/** As players show it: whole seconds that have run. */
const clock = (ms: string | number | undefined): string => {
  const seconds = Math.floor(Number(ms) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** With tenths where whole seconds would hide by how little a film misses the rule. */
const exactly = ({ durationMs, fromMs, toMs }: Figures): string => {
  const ms = Number(durationMs)
  const near = [fromMs, toMs].some((bound) => Math.abs(ms - Number(bound)) < 1000)
  return near ? `${clock(ms)}.${Math.floor((ms % 1000) / 100)}` : clock(ms)
}

/** 15秒, 10分, 1分30秒 */
const spoken = (ms: string | number | undefined, language: Language): string => {
  const total = Math.round(Number(ms) / 1000)
  const [minutes, seconds] = [Math.floor(total / 60), total % 60]
  if (language === 'ja') return `${minutes ? `${minutes}分` : ''}${seconds || !minutes ? `${seconds}秒` : ''}`
  return [minutes ? `${minutes} min` : '', seconds || !minutes ? `${seconds} s` : '']
    .filter(Boolean)
    .join(' ')
}

const megabytes = (bytes: string | number | undefined): string => String(Math.ceil(Number(bytes) / 1e6))

const barFigures = (f: Figures, language: Language): string => {
  const names = {
    top: ['上', 'top'],
    bottom: ['下', 'bottom'],
    left: ['左', 'left'],
    right: ['右', 'right'],
  } as const
  return (['top', 'bottom', 'left', 'right'] as const)
    .filter((side) => Number(f[side]) > 0)
    .map((side) => (language === 'ja' ? `${names[side][0]}${f[side]} px` : `${names[side][1]} ${f[side]} px`))
    .join(language === 'ja' ? '、' : ', ')
}
