import { recount } from '#features/tally/tally.ts'
import type { Platform } from '#platform/platform.ts'

/** Counts every result of an edition again from its ballots and tells whether it came out the same. */
export async function tally(platform: Platform, slug: string | undefined): Promise<void> {
  if (!slug)
    throw new Error(`Give an edition: ${(await slugs(platform)).join(', ') || '(there is none yet)'}`)
  const recounts = await recount(platform, slug).catch(async (error) => {
    if (error.code !== 'not_found') throw error
    throw new Error(`There is no edition "${slug}". There are: ${(await slugs(platform)).join(', ')}`)
  })
  if (recounts.length === 0) console.log('Nothing has been counted in this edition yet.')
  for (const { award, same, published, ballots, storedDigest, digest, differences } of recounts) {
    console.log(
      `${same ? '✓' : '✗'} ${award.name.en || award.name.ja}: ${ballots} votes, ${published ? 'published' : 'not published'}`,
    )
    console.log(`    stored   ${storedDigest}\n    counted  ${digest}`)
    for (const difference of differences) console.log(`    differs: ${difference}`)
  }
  if (recounts.some(({ same }) => !same)) process.exitCode = 1
}

async function slugs({ db }: Platform): Promise<string[]> {
  return (await db.selectFrom('edition').select('slug').orderBy('slug').execute()).map(({ slug }) => slug)
}
