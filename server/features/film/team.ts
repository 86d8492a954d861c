import { createHash, randomBytes } from 'node:crypto'
import type { Invitation, Title } from '#contract/film.ts'
import { filmLimits } from '#contract/plain/film.ts'
import type { Language } from '#contract/route.ts'
import { isWithin, type Limit, personAt, refuseUnknownAge } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import { type Address, addressOf, mailboxOf } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import { selectFilms } from './film.queries.ts'
import { filmView, titleIn } from './film.view.ts'
import { revokePreviews } from './grant.ts'
import { letterOfInvitation } from './letters.ts'
import { tell } from './tell.ts'

type Invited = { id: string; email: string; role: string }

const day = 86_400_000
/** Several films with whole teams in a day; an invitation taken back and made again is a letter each time. */
const lettersOf: Limit[] = [{ act: 'team-letter', most: 100, perMs: day }]
/** Whoever invites them: the letter goes to somebody who may never have heard of us. */
const lettersTo: Limit[] = [{ act: 'team-letter-to', most: 10, perMs: day }]

/**
 * Invites a person to the team by mail. Repeating the id or the address changes nothing. Refuses
 * `address_unlikely`, `film_team_full`, `film_team_yourself`, and `film_team_letters` when the maker or the
 * address has had too many such letters today.
 */
export const inviteToTeam = async (
  platform: Platform,
  personId: string,
  filmId: string,
  invited: Invited,
): Promise<void> => {
  const email = addressOf(invited.email)
  const role = cleanText(invited.role, { field: 'role', limit: filmLimits.creditRole })
  const token = randomBytes(24).toString('base64url')
  await platform.db.transaction().execute(async (trx) => {
    const film = await trx
      .selectFrom('film')
      .innerJoin('person', 'person.id', 'film.personId')
      .select(['film.personId', 'person.email', 'person.name', 'person.language', 'film.title'])
      .where('film.id', '=', filmId)
      .where('film.erasedAt', 'is', null)
      .forUpdate('film')
      .executeTakeFirst()
    if (!film) return refuse('not_found')
    if (film.email && mailboxOf(film.email as Address) === mailboxOf(email))
      refuse('film_team_yourself', {}, 'email')
    const { count } = await trx
      .selectFrom('teamMember')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('filmId', '=', filmId)
      .executeTakeFirstOrThrow()
    const made = await trx
      .insertInto('teamMember')
      .values({
        id: invited.id,
        filmId,
        email,
        role,
        tokenHash: hashOf(token),
        invitedAt: platform.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return
    if (Number(count) >= filmLimits.team) refuse('film_team_full', { limit: filmLimits.team }, 'email')
    for (const [limits, who] of [
      [lettersOf, personId],
      [lettersTo, mailboxOf(email)],
    ] as const)
      if (!(await isWithin(platform, trx, limits, who))) refuse('film_team_letters', {}, 'email')
    await tell(platform, trx, 'film.team_invited', filmId, personId, { memberId: invited.id })
    const known = await personAt(trx, email)
    const language = (known?.language ?? film.language) as Language
    await platform.mail.post(
      trx,
      letterOfInvitation({
        recipient: email,
        language,
        inviter: { id: film.personId, name: film.name },
        title: titleIn(film.title as Title, language),
        role,
        address: `${platform.config.publicUrl}/invitations/${token}`,
      }),
    )
  })
}

/** Takes somebody off the team, or an invitation back. Who had joined stays known as one who made the film. */
export const leaveTeam = async (
  platform: Platform,
  personId: string,
  filmId: string,
  memberId: string,
): Promise<void> => {
  const left = await platform.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('teamMember')
      .where('filmId', '=', filmId)
      .where('id', '=', memberId)
      .returning(['personId', 'acceptedAt'])
      .executeTakeFirst()
    if (!gone) return null
    if (gone.personId && gone.acceptedAt) {
      await trx
        .insertInto('formerMember')
        .values({ filmId, personId: gone.personId, leftAt: platform.clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await revokePreviews(trx, { filmId, personId: gone.personId }, platform.clock.now())
    }
    await tell(platform, trx, 'film.team_left', filmId, personId, {
      memberId,
      personId: gone.acceptedAt && gone.personId,
    })
    return gone.personId
  })
  if (left) platform.bell.judge(left)
}

/** The invitation behind a mailed link; refuses `not_found`. */
export const invitationTo = async (db: Db, token: string): Promise<Invitation> => {
  const member = await db
    .selectFrom('teamMember')
    .selectAll()
    .where('tokenHash', '=', hashOf(token))
    .executeTakeFirst()
  const film = member && (await selectFilms(db).where('film.id', '=', member.filmId).executeTakeFirst())
  if (!member || !film) return refuse('not_found')
  return {
    title: film.title,
    invitedBy: film.name,
    role: member.role,
    poster: filmView(film).media.poster,
    state: member.acceptedAt ? 'accepted' : member.declinedAt ? 'declined' : 'open',
  }
}

/**
 * Joins the team as the person who is signed in; refuses `account_age_unknown`, and
 * `film_invitation_answered` when another one has.
 */
export const acceptInvitation = async (
  platform: Platform,
  personId: string,
  token: string,
): Promise<Invitation> => {
  await refuseUnknownAge(platform.db, personId)
  return await answer(
    platform,
    personId,
    token,
    { personId, acceptedAt: platform.clock.now() },
    'film.team_joined',
  )
}

export const declineInvitation = (platform: Platform, personId: string, token: string): Promise<Invitation> =>
  answer(platform, personId, token, { personId, declinedAt: platform.clock.now() }, 'film.team_declined')

type Answer = { personId: string; acceptedAt?: Date; declinedAt?: Date }

const answer = async (
  platform: Platform,
  personId: string,
  token: string,
  given: Answer,
  kind: 'film.team_joined' | 'film.team_declined',
): Promise<Invitation> =>
  await platform.db.transaction().execute(async (trx) => {
    const member = await trx
      .selectFrom('teamMember')
      .selectAll()
      .where('tokenHash', '=', hashOf(token))
      .forUpdate()
      .executeTakeFirst()
    if (!member) return refuse('not_found')
    if (member.acceptedAt || member.declinedAt) {
      const same = member.personId === personId && (member.acceptedAt !== null) === 'acceptedAt' in given
      return same ? await invitationTo(trx, token) : refuse('film_invitation_answered')
    }
    await trx.updateTable('teamMember').set(given).where('id', '=', member.id).execute()
    await tell(platform, trx, kind, member.filmId, personId, { memberId: member.id })
    return await invitationTo(trx, token)
  })

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
