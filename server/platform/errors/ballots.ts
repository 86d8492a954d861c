import type { ErrorRow } from './row.ts'

export const ballotsErrors = {
  ballot_no_vote: {
    status: 409,
    ja: 'この作品には投票できません。',
    en: 'This film isn’t up for a vote.',
  },
  ballot_not_yet: {
    status: 409,
    ja: '投票はまだ始まっていません。',
    en: 'Voting hasn’t opened yet.',
  },
  ballot_closed: {
    status: 409,
    ja: '投票は締め切りました。',
    en: 'Voting has closed.',
  },
  ballot_own_film: {
    status: 403,
    ja: '自分が関わった作品には投票できません。',
    en: 'You can’t vote on a film you worked on.',
  },
  ballot_too_young: {
    status: 403,
    ja: '投票できるのは{age}歳からです。',
    en: 'You can vote from age {age}.',
  },
  ballot_not_earned: {
    status: 403,
    ja: '作品の{percent}％を観ると投票できます。',
    en: 'You can vote once you’ve watched {percent}% of the film.',
  },
  ballot_favourites_full: {
    status: 409,
    ja: '選べるのは{most}本までです。ほかの作品を外してから選んでください。',
    en: 'You can choose up to {most}. Take back another choice first.',
  },
  ballot_mark_invalid: {
    status: 400,
    ja: 'この投票では、選ぶか外すかのどちらかです。',
    en: 'In this vote, you either choose a film or you don’t.',
  },
  ballot_id_taken: {
    status: 409,
    ja: 'この投票番号はすでに使われています。',
    en: 'This vote ID is already in use.',
  },
} as const satisfies Record<string, ErrorRow>
