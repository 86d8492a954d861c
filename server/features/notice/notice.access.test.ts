import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeRoutes } from '#contract/notice.ts'
import { everyone, letsInOnly, signedInOnes, type Who } from '#test/everyone.ts'
import { harness } from '#test/harness.ts'
import { noticeAccess } from './notice.access.ts'

const staff: readonly Who[] = ['moderator', 'organiser', 'festivalOrganiser']

const allowed: Record<keyof typeof noticeRoutes, readonly Who[]> = {
  'GET /me/notices': signedInOnes,
  'PUT /me/notices/seen': signedInOnes,
  'GET /me/letter-refusal': signedInOnes,
  'PUT /me/letter-refusal': signedInOnes,
  'DELETE /me/letter-refusal': signedInOnes,
  'GET /letter-refusals/:token': everyone,
  'POST /letter-refusals/:token': everyone,
  'DELETE /letter-refusals/:token': everyone,
  'GET /editions/:id/letters': staff,
  'PUT /editions/:id/letters/:letterId/sending': staff,
  'PUT /editions/:id/letters/:letterId/dismissal': staff,
  'DELETE /editions/:id/letters/:letterId/dismissal': staff,
}

test('every route lets in whom the table names, and nobody else', async () => {
  await using site = await harness()
  assert.deepEqual(Object.keys(noticeAccess).sort(), Object.keys(noticeRoutes).sort())
  await letsInOnly(site, allowed)
})
