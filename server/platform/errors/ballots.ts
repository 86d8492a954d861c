import type { ErrorRow } from './row.ts'

export const ballotsErrors = {
  ballot_no_vote: {
    status: 409,
    ja: 'この作品は投票の対象ではありません。',
    en: 'There is no vote on this film.',
  },
  ballot_not_yet: { status: 409, ja: '投票はまだ始まっていません。', en: 'Voting has not begun yet.' },
  ballot_closed: { status: 409, ja: '投票は締め切られました。', en: 'Voting has closed.' },
  ballot_own_film: {
    status: 403,
    ja: '自分が関わった作品には投票できません。',
    en: 'You cannot vote for a film you worked on.',
  },
  ballot_too_young: {
    status: 403,
    ja: '投票できるのは{age}歳からです。',
    en: 'You can vote from the age of {age}.',
  },
  ballot_not_earned: {
    status: 403,
    ja: '作品の{percent}％を観ると投票できます。',
    en: 'You can vote once you have watched {percent} per cent of the film.',
  },
  ballot_favourites_full: {
    status: 409,
    ja: '選べるのは{most}本までです。ほかの作品を外してからお選びください。',
    en: 'You can choose {most} at most. Take another one out first.',
  },
  ballot_mark_invalid: {
    status: 400,
    ja: 'この投票では、選ぶか外すかのどちらかです。',
    en: 'In this vote a film is either chosen or not.',
  },
  ballot_id_taken: {
    status: 409,
    ja: 'この投票番号はすでに使われています。',
    en: 'This ballot number is in use already.',
  },
} as const satisfies Record<string, ErrorRow>
