import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { lookUp, viewAt } from '../film/place.ts'
import { type FilmScript, type LayerElement, secondsOf } from '../film/script.ts'
import { shoot } from '../film/shoot.ts'
import { scripts } from './index.ts'
import { keyPictures } from './key-pictures.ts'

const everything: readonly FilmScript[] = [...scripts, ...Object.values(keyPictures)]

const layersOf = (script: FilmScript): LayerElement[] =>
  script.shots.flatMap(({ elements }) => elements.filter((element) => element.kind === 'layer'))

test('there are at least twelve films, each of its own name and ten seconds to a minute long', () => {
  assert.ok(scripts.length >= 12)
  assert.equal(new Set(scripts.map(({ id }) => id)).size, scripts.length)
  for (const script of scripts)
    assert.ok(secondsOf(script) >= 10 && secondsOf(script) <= 60, `${script.id}: ${secondsOf(script)} s`)
})

test('every still that a film shows lies in the folder', () => {
  const named = new Set(everything.flatMap((script) => layersOf(script).flatMap(({ still }) => still)))
  const missing = [...named].filter((name) => !existsSync(new URL(`../stills/${name}`, import.meta.url)))
  assert.deepEqual(missing, [])
})

test('no shot looks past the edge of its backdrop', () => {
  for (const script of everything)
    for (const [number, shot] of script.shots.entries()) {
      const backdrop = shot.elements.find((element) => element.kind === 'layer')
      if (!backdrop) continue
      const still = { width: 1152, height: 2048 }
      const frame = { width: 720, height: 1280 }
      for (let second = 0; second <= shot.seconds; second += 0.25) {
        const map = lookUp(backdrop, second, viewAt(shot.camera, second), frame, still)
        for (const [x, y] of [
          [0, 0],
          [719, 0],
          [0, 1279],
          [719, 1279],
        ] as const) {
          const [u, v] = [map.a * x + map.b * y + map.e, map.c * x + map.d * y + map.f]
          const inside = u >= 0 && u <= still.width - 1 && v >= 0 && v <= still.height - 1
          assert.ok(
            inside,
            `${script.id}, shot ${number + 1}, second ${second}: ${u.toFixed(0)}, ${v.toFixed(0)}`,
          )
        }
      }
    }
})

test('every shot ends in a cut or in black, and every film in its credits', () => {
  for (const script of scripts) {
    const last = script.shots.at(-1)
    assert.ok(
      last?.elements.some((element) => element.kind === 'card' && element.layout === 'end'),
      script.id,
    )
    assert.ok(last?.fadeOut, script.id)
  }
})

test('the same frame is made from the same script', async () => {
  const script = scripts[0]
  assert.ok(script)
  const frames: Buffer[] = []
  for (let again = 0; again < 2; again++)
    for await (const bytes of shoot(script, [100])) frames.push(Buffer.from(bytes))
  assert.equal(frames.length, 2)
  assert.ok(frames[0]?.equals(frames[1] ?? Buffer.alloc(0)))
  assert.ok(new Set(frames[0]).size > 100, 'the frame is a picture')
})
