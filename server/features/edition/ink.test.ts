import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wcagContrast as contrast, converter, differenceCiede2000 } from 'culori'
import fc from 'fast-check'
import { readInk } from './ink.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

test('the vermilion of the look becomes the inks of its tokens, to the eye', () => {
  assert.deepEqual(readInk('#FF4326'), {
    ink: { accent: '#ff4326', accentOnStage: '#ff4326', accentOnPaper: '#be1d00', onAccent: '#14110e' },
    ratios: { onStage: 5.7, onPaper: 4.84, onAccent: 5.45 },
    legible: true,
    proposal: null,
  })
  assert.ok(differenceCiede2000()('#be1d00', '#be1f02') < 0.5)
})

test('an ink that is moved keeps its hue, and nothing is printed in more colour than was chosen', () => {
  const oklch = converter('oklch')
  fc.assert(
    fc.property(colour, (accent) => {
      const given = oklch(accent)
      for (const derived of [readInk(accent).ink.accentOnStage, readInk(accent).ink.accentOnPaper]) {
        const moved = oklch(derived)
        assert.ok((moved?.c ?? 0) <= (given?.c ?? 0) + 0.004)
        const turned = Math.abs((((moved?.h ?? 0) - (given?.h ?? 0) + 540) % 360) - 180)
        // of a colour with hardly any chroma eight bits hold no exact hue
        if (Math.min(moved?.c ?? 0, given?.c ?? 0) > 0.05)
          assert.ok(turned < 3, `${accent} became ${derived}`)
      }
    }),
    { numRuns: 300 },
  )
})

test('a dark ink is lightened for the stage and carries sheet, a light one is darkened for the paper and carries ink', () => {
  const blue = readInk('#2d4ee0')
  assert.notEqual(blue.ink.accentOnStage, '#2d4ee0')
  assert.equal(blue.ink.accentOnPaper, '#2d4ee0')
  assert.equal(blue.ink.onAccent, '#fbf8f2')
  const yellow = readInk('#f2c200')
  assert.equal(yellow.ink.accentOnStage, '#f2c200')
  assert.notEqual(yellow.ink.accentOnPaper, '#f2c200')
  assert.equal(yellow.ink.onAccent, '#14110e')
})

test('a grey between ink and sheet gets the nearest colour that carries text', () => {
  const grey = readInk('#757575')
  assert.equal(grey.legible, false)
  assert.ok(grey.proposal)
  assert.ok(readInk(grey.proposal ?? '').legible)
  assert.ok(contrast('#757575', grey.proposal ?? '') < 1.1)
})

test('whatever the colour, the derived inks can be read on stage and paper, and a proposal carries text', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const { ink, legible, proposal } = readInk(accent)
      assert.ok(contrast(ink.accentOnStage, '#0c0b0a') >= 4.5)
      assert.ok(contrast(ink.accentOnStage, '#181614') >= 4.5)
      assert.ok(contrast(ink.accentOnPaper, '#f2ede3') >= 4.5)
      assert.ok(contrast(ink.accentOnPaper, '#e9e2d5') >= 4.5)
      assert.equal(legible, contrast(ink.onAccent, accent) >= 4.5)
      assert.equal(proposal === null, legible)
      if (proposal) assert.ok(readInk(proposal).legible)
    }),
    { numRuns: 500 },
  )
})
