import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Refused } from '#platform/errors.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { plantVoting, vote, watch } from '#test/voting.ts'
import { createIntake } from './intake.ts'

test('two choices of one voter that reach two machines at once are judged one after the other', async () => {
  await using site = await harness()
  const { platform } = site
  const { filmIds } = await plantVoting(platform, { voting: { method: 'favourites', favourites: 1 } })
  const [a = '', b = '', c = ''] = filmIds
  const voter = await signIn(site)
  await watch(platform, voter.id, a, b, c)
  // who is a voter already is not made one: nothing but their own lock keeps the choices apart
  await vote(site, voter, c, 1)
  await vote(site, voter, c, 0)
  const machines = [createIntake(platform), createIntake(platform)]
  const choices = await whileNobodyWrites(platform.pool, 'ballot', async () => {
    const cast = machines.map((machine, at) =>
      machine
        .cast({
          ballotId: randomUUID(),
          filmId: [a, b][at] ?? '',
          editionId: null,
          personId: voter.id,
          mark: 1,
        })
        .then(
          () => 'taken',
          (error) => (error instanceof Refused ? error.code : Promise.reject(error)),
        ),
    )
    await standingStill(platform.pool, 2)
    return cast
  })
  assert.deepEqual((await Promise.all(choices)).toSorted(), ['ballot_favourites_full', 'taken'])
  await Promise.all(machines.map((machine) => machine.close()))
})
