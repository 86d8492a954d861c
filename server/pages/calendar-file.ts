import ical from 'ical-generator'
import type { Edition, PhaseKind } from '#contract/edition.ts'

import type { Language } from '#contract/route.ts'

/** The dates of an edition as a calendar that people subscribe to; the archive, which has no end, is left out. */
export const calendarFile = (home: string, language: Language, edition: Edition, now: Date): string => {
  const name = edition.name[language] || edition.name.ja || edition.name.en
  const page = `${home}/e/${edition.slug}`
  const calendar = ical({ name, url: page, prodId: { company: 'Verticale', product: 'Verticale' } })
  const own = edition.calendar.some(({ kind }) => kind === 'voting')
  for (const { kind, startsAt, endsAt } of edition.calendar) {
    if (kind === 'archive' || endsAt === null) continue
    const phase = kind === 'screening' && !own ? 'screeningAndVoting' : kind
    calendar.createEvent({
      // the same through every change of its dates, so that a calendar moves it
      id: `${edition.id}-${kind}`,
      stamp: now,
      start: new Date(startsAt),
      end: new Date(endsAt),
      summary: language === 'ja' ? `${name}　${phases.ja[phase]}` : `${name}: ${phases.en[phase]}`,
      url: page,
    })
  }
  return calendar.toString()
}

type Phase = PhaseKind | 'screeningAndVoting'

const phases: Record<Language, Record<Phase, string>> = {
  ja: {
    announced: '開催のお知らせ',
    submissions: '作品募集',
    screening: '上映',
    screeningAndVoting: '上映と投票',
    voting: '投票',
    judging: '審査',
    ceremony: '授賞式',
    archive: 'アーカイブ',
  },
  en: {
    announced: 'Announced',
    submissions: 'Submissions open',
    screening: 'Screening',
    screeningAndVoting: 'Screening and voting',
    voting: 'Voting',
    judging: 'Judging',
    ceremony: 'Ceremony',
    archive: 'Archive',
  },
}
