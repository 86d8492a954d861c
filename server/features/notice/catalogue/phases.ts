import type { Language } from '#contract/route.ts'

export type ShownPhase = 'screening' | 'judging' | 'ceremony'
type Words = { title: string; note: string }

/** A phase as a step of an entry's timeline. `until`: its last day, in words; '' for one without an end. */
export const phaseWords = (
  phase: ShownPhase,
  state: 'past' | 'now' | 'next',
  until: string,
  language: Language,
): Words => {
  const { title, on, note } = words[language][phase]
  return { title: state === 'now' ? on : title, note: state === 'past' ? '' : note(until) }
}

const words: Record<
  Language,
  Record<ShownPhase, { title: string; on: string; note(until: string): string }>
> = {
  ja: {
    screening: {
      title: '上映',
      on: '上映中',
      note: (until) => `どの作品も同じ回数だけ上映します。${until ? `再生数は${until}に見られます。` : ''}`,
    },
    judging: { title: '審査', on: '審査中', note: () => '審査員は必ず全編を観ます' },
    ceremony: { title: '授賞式', on: '授賞式', note: () => '' },
  },
  en: {
    screening: {
      title: 'Screening',
      on: 'Screening now',
      note: (until) =>
        `Every film is shown equally often.${until ? ` You’ll see your views on ${until}.` : ''}`,
    },
    judging: { title: 'Judging', on: 'Judging now', note: () => 'Jurors always watch the whole film' },
    ceremony: { title: 'Ceremony', on: 'Ceremony now', note: () => '' },
  },
}
