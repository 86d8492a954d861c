import type { LogLine } from '#contract/log.ts'
import type { RoleName } from '#contract/role.ts'
import type { Named } from '../../messages/log.ja.ts'
import { messages } from '../../messages/messages.ts'
import { titleOf } from '../../words/film.ts'
import { said } from '../../words/said.ts'

/** What was done, with its object, as a sentence without its subject. */
export const didWhat = ({ kind, film, person, award, told }: LogLine): string => {
  const t = messages('log')
  const words = (t.did as Record<string, ((p: Named) => string) | undefined>)[kind]
  const title = film ? (film.title && titleOf({ title: film.title })) || t.goneFilm : ''
  return (words ?? (() => kind))({
    film: title,
    person: person?.name || t.nobody,
    role: messages('console').roles[told.role as RoleName] ?? '',
    award: award ? said(award) : '',
  })
}

/** The reason that was given, under the rule that it rests on. */
export const whyOf = ({ told }: LogLine): string => {
  const { reasons } = messages('entries')
  const rule = (reasons as Record<string, string>)[String(told.reasonCode)]
  return [rule, told.reason].filter(Boolean).join(messages('log').colon)
}
