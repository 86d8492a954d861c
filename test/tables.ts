import assert from 'node:assert/strict'

/** Whose each table and view is: who may write it, and read it without asking. */
export const owners: Record<string, readonly string[]> = {
  platform: ['blob', 'event', 'event_handled', 'mail', 'migration'],
  account: [
    'age_answer',
    'api_token',
    'arrival',
    'consent',
    'guardian_consent',
    'limited_act',
    'mailed_code',
    'person',
    'role_grant',
    'role_invitation',
    'sign_in_link',
  ],
  edition: [
    'award',
    'calendar_change',
    'category',
    'edition',
    'edition_address',
    'edition_archiving',
    'edition_page',
    'hashtag',
    'key_picture',
    'partner',
    'phase',
    'rights_text',
  ],
  film: [
    'caption',
    'credit',
    'film',
    'film_category',
    'film_maker',
    'film_standing',
    'former_member',
    'media_grant',
    'original',
    'poster',
    'posting',
    'preparation',
    'publication',
    'rendition',
    'rights_declaration',
    'shown_file',
    'storyboard',
    'team_member',
    'upload',
    'wording',
  ],
  entry: ['disqualification', 'eligibility', 'entry', 'entry_category', 'entry_standing', 'withdrawal'],
  viewing: ['exposure', 'exposure_count', 'exposure_share', 'viewing', 'visitor', 'watch_clock'],
  moderation: ['ruling'],
  thread: [
    'message',
    'message_file',
    'message_letter',
    'note',
    'thread_rest',
    'thread_seen',
    'thread_unanswered',
  ],
  ballot: ['ballot', 'sealing', 'voter'],
  tally: [
    'announcement',
    'award_publication',
    'decision',
    'exclusion',
    'motion',
    'objection',
    'objection_voter',
    'result',
    'result_publication',
  ],
  desk: ['measure', 'measure_entry'],
  notice: ['letter_refusal', 'notice', 'notice_letter'],
}

export type Use = { table: string; writes: boolean }

export const partOf = (file: string): string =>
  /^server\/(?:features\/)?(\w+)/.exec(file)?.[1] ?? assert.fail(`${file} belongs to nothing`)

export const ownerOf = (table: string): string | undefined =>
  Object.keys(owners).find((owner) => owners[owner]?.includes(table))

const known = new Map(
  Object.values(owners)
    .flat()
    .map((table) => [table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), table]),
)

export const tablesIn = (source: string): Use[] => {
  const text = source.replaceAll(/^\s*(?:\/\/|\*).*$/gm, '')
  const found: Use[] = []
  const add = (name: string | undefined, writes: boolean) => {
    const table = known.get(name ?? '') ?? (ownerOf(name ?? '') && name)
    if (table) found.push({ table, writes })
  }
  const builders =
    /\.(selectFrom|from|using|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|insertInto|updateTable|deleteFrom|mergeInto)(?:<\w+>)?\(\s*\[?\s*'(\w+)/g
  for (const [, verb = '', name] of text.matchAll(builders)) add(name, writing.test(verb))
  for (const [, verb = '', name] of text.matchAll(
    /\b(delete from|insert into|merge into|update|truncate|from|join)\s+(?:only\s+)?"?([a-z_]+)"?(?![\w.'])/gi,
  ))
    add(name, writing.test(verb))
  // a builder whose table is a variable: the names in the lists and calls of that file
  const loose = [...text.matchAll(/\.(selectFrom|insertInto|updateTable|deleteFrom)\(\s*[a-z]/g)].map(
    ([, verb = '']) => verb,
  )
  if (loose.length > 0) {
    for (const [, list = ''] of text.matchAll(/\[([^[\]]*)\] as const/g))
      for (const [, name] of list.matchAll(/'(\w+)'/g))
        add(
          name,
          loose.some((verb) => writing.test(verb)),
        )
    for (const [, name] of text.matchAll(/\bof\('(\w+)'\)/g)) add(name, false)
  }
  return found
}

const writing = /delete|insert|merge|update|truncate/i
