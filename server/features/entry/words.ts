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
      met: '締切までにアップロードされました。',
      broken: '締切までにアップロードが終わりませんでした。',
      undecided: 'アップロードの完了を待っています。',
      warned: '',
    })[outcome],
  prepared: (outcome) =>
    ({
      met: '変換が完了しました。',
      broken: 'このファイルは使えません。',
      undecided: '変換中です。',
      warned: '',
    })[outcome],
  length: (outcome, f) =>
    outcome === 'undecided'
      ? '長さを確認しています。'
      : outcome === 'met'
        ? `長さは${clock(f.durationMs)}です。`
        : `長さが${exactly(f)}です。応募要項は${spoken(f.fromMs, 'ja')}から${spoken(f.toMs, 'ja')}までです。`,
  shape: (outcome, f) =>
    outcome === 'undecided'
      ? '縦横比を確認しています。'
      : outcome === 'met'
        ? `縦横比は${f.wantedWidth}:${f.wantedHeight}です。`
        : `画面が${f.width}×${f.height}です。応募要項は${f.wantedWidth}:${f.wantedHeight}です。`,
  size: (outcome, f) =>
    outcome === 'broken'
      ? `ファイルサイズが${megabytes(f.bytes)} MBです。上限は${megabytes(f.maxBytes)} MBです。`
      : outcome === 'met'
        ? 'ファイルサイズは上限以内です。'
        : 'ファイルサイズを確認しています。',
  bars: (outcome, f) =>
    outcome === 'undecided'
      ? '黒帯を確認しています。'
      : outcome === 'met'
        ? '黒帯はありません。'
        : `黒帯があります（${barFigures(f, 'ja')}）。`,
  captions: (outcome) =>
    outcome === 'met'
      ? '字幕の条件を満たしています。'
      : outcome === 'warned'
        ? '字幕があると、より多くの人に伝わります。'
        : '字幕がありません。応募要項では必須です。',
  entries: (outcome, f) =>
    outcome === 'met' ? '応募数は上限以内です。' : `応募は一人${f.limit}本までです。`,
  age: (outcome, f) =>
    outcome === 'met' ? '年齢の条件を満たしています。' : `${f.minimumAge}歳から応募できます。`,
  guardian: (outcome) =>
    outcome === 'met' ? '保護者の同意は、済んでいるか不要です。' : '保護者の同意を待っています。',
  rights: (outcome) => (outcome === 'met' ? '権利の確認が済みました。' : '権利の確認を待っています。'),
}

const en: Sentences = {
  received: (outcome) =>
    ({
      met: 'Uploaded before the deadline.',
      broken: 'Not uploaded before the deadline.',
      undecided: 'Waiting for the upload to finish.',
      warned: '',
    })[outcome],
  prepared: (outcome) =>
    ({
      met: 'Film processed.',
      broken: 'This file can’t be used.',
      undecided: 'Processing the film.',
      warned: '',
    })[outcome],
  length: (outcome, f) =>
    outcome === 'undecided'
      ? 'Checking the length.'
      : outcome === 'met'
        ? `The film is ${clock(f.durationMs)} long.`
        : `The film is ${exactly(f)} long. The rules ask for ${spoken(f.fromMs, 'en')} to ${spoken(f.toMs, 'en')}.`,
  shape: (outcome, f) =>
    outcome === 'undecided'
      ? 'Checking the aspect ratio.'
      : outcome === 'met'
        ? `The aspect ratio is ${f.wantedWidth}:${f.wantedHeight}.`
        : `The film is ${f.width}×${f.height}. The rules ask for ${f.wantedWidth}:${f.wantedHeight}.`,
  size: (outcome, f) =>
    outcome === 'broken'
      ? `The file is ${megabytes(f.bytes)} MB. The limit is ${megabytes(f.maxBytes)} MB.`
      : outcome === 'met'
        ? 'The file size is within the limit.'
        : 'Checking the file size.',
  bars: (outcome, f) =>
    outcome === 'undecided'
      ? 'Checking for black bars.'
      : outcome === 'met'
        ? 'No black bars.'
        : `Black bars found (${barFigures(f, 'en')}).`,
  captions: (outcome) =>
    outcome === 'met'
      ? 'The captions meet the rules.'
      : outcome === 'warned'
        ? 'With captions, more people can follow the film.'
        : 'No captions. The rules require them.',
  entries: (outcome, f) =>
    outcome === 'met'
      ? 'The number of entries is within the limit.'
      : `Each person can submit up to ${f.limit} ${f.limit === 1 ? 'film' : 'films'}.`,
  age: (outcome, f) =>
    outcome === 'met' ? 'Old enough to submit.' : `You can submit from age ${f.minimumAge}.`,
  guardian: (outcome) =>
    outcome === 'met' ? 'Guardian’s consent given, or not needed.' : 'Waiting for a guardian’s consent.',
  rights: (outcome) => (outcome === 'met' ? 'Rights confirmed.' : 'Waiting for you to confirm the rights.'),
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
