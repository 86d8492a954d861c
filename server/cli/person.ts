import { addPerson, makeSignInLink } from '#features/account/account.ts'
import type { Role } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'

const roles: readonly Role[] = ['organiser', 'moderator', 'juror', 'producer', 'press']

export type Wanted = { email?: string; role?: string[]; edition?: string; token?: boolean }

/** Makes a person, or gives one more roles. Prints a link that signs in once and, when asked for, an API token. */
export async function addOne(
  platform: Platform,
  { email, role = [], edition, token = false }: Wanted,
): Promise<void> {
  if (!email)
    throw new Error(
      'Give an email address: bin/verticale person add --email someone@example.org --role organiser',
    )
  const editionId = edition === undefined ? null : await editionCalled(platform, edition)
  const granted = role
    .flatMap((list) => list.split(','))
    .map((name) => ({ role: roleCalled(name), editionId }))
  const { id, secret } = await addPerson(platform, {
    email,
    roles: granted,
    ...(token && { token: 'command line' }),
  })
  console.log(`person  ${id}`)
  console.log(`link    ${await makeSignInLink(platform, id)}   (works once, within a day)`)
  if (secret) console.log(`token   ${secret}   (shown only now; send it as: Authorization: Bearer …)`)
}

function roleCalled(name: string): Role {
  const role = roles.find((known) => known === name.trim())
  if (!role) throw new Error(`"${name}" isn’t a role. The roles are ${roles.join(', ')}.`)
  return role
}

async function editionCalled({ db }: Platform, slug: string): Promise<string> {
  const row = await db.selectFrom('edition').select('id').where('slug', '=', slug).executeTakeFirst()
  if (!row) throw new Error(`There is no edition "${slug}".`)
  return row.id
}
