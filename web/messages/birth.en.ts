import type { Catalogues } from './catalogues.ts'

const birth: Catalogues['birth'] = {
  title: 'When were\nyou born?',
  first: 'When were you born?',
  kept: 'Nobody else sees this. You can’t change it later.',
  year: 'Year',
  month: 'Month',
  day: 'Day',
  unlikely: 'Check your date of birth.',
  tell: 'Save date of birth',
  telling: 'Saving',
  told: 'Date of birth saved',
  toEnter:
    'You need to give your date of birth to submit a film. Under 18, your film is public once a guardian consents.',
  toShow:
    'You need to give your date of birth before this film is public. Under 18, it’s public once a guardian consents.',
  toJoin: 'You need to give your date of birth to join a team.',
  toUse:
    'You need to give your date of birth to submit a film, vote or join a team. Until then, others see neither your photo nor the year you joined.',
}
export default birth
