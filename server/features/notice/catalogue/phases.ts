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
      on: '上映されています',
      note: (until) => `どの作品も同じだけ映ります。${until ? `再生数は${until}に見られます。` : ''}`,
    },
    judging: { title: '審査', on: '審査しています', note: () => '審査員はかならず全編を観ます。' },
    ceremony: { title: '授賞式', on: '授賞式の最中です', note: () => '' },
  },
  en: {
    screening: {
      title: 'Screening',
      on: 'On screen',
      note: (until) => `Every film is shown equally.${until ? ` You see your figures on ${until}.` : ''}`,
    },
    judging: { title: 'Judging', on: 'Being judged', note: () => 'Jurors watch it all, always.' },
    ceremony: { title: 'Ceremony', on: 'The ceremony is on', note: () => '' },
  },
}
