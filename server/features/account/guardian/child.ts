import type { Language } from '#contract/route.ts'

/** How a child is called towards their guardian, within a sentence; who has told no name is theirs all the same. */
export const childIn = (language: Language, name: string): string => {
  if (language === 'ja') return name ? `${name}さん` : 'お子さま'
  return name || 'your child'
}

/** The same where a sentence begins. */
export const childFirstIn = (language: Language, name: string): string =>
  language === 'en' && !name ? 'Your child' : childIn(language, name)
