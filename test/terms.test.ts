import assert from 'node:assert/strict'
import { test } from 'node:test'
import { termsVersion } from '#features/account/account.ts'
import { termsVersion as shown } from '../web/account/terms-version.ts'

test('the terms that people read are those they agree to', () => {
  assert.equal(shown, termsVersion)
})
