import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountText, readAmount } from './amount.ts'

test('a prize is read as organisers write it, and what is no amount is not taken for none', () => {
  for (const written of ['100000', '100,000', '１００，０００', '10万', '10万円', '¥100,000'])
    assert.equal(readAmount(written, 'JPY'), 100_000, written)
  assert.equal(readAmount('12.50', 'EUR'), 1250)
  assert.equal(readAmount(' ', 'JPY'), null)
  for (const written of ['カメラ', '10万円と盾', '-5', '1e9'])
    assert.equal(readAmount(written, 'JPY'), undefined)
  assert.equal(amountText({ prizeAmount: 1250, prizeCurrency: 'EUR' }), '12.5')
})
