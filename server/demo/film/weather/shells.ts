import { chance } from '../chance.ts'
import { dot, streak } from '../dot.ts'
import { ink } from '../picture.ts'
import { onScreen } from '../place.ts'
import type { Shell, WeatherElement } from '../script.ts'
import type { Scene } from './scene.ts'

const climb = 1.1
const depth = 0.35

/** Fireworks over water: the climb, the flower, its fall, and the same once more in the river. */
export function shells(scene: Scene, weather: Extract<WeatherElement, { kind: 'shells' }>): void {
  for (const [nth, shell] of weather.shells.entries()) {
    const age = scene.second - shell.at
    if (age > -climb && age < 0) rise(scene, shell, 1 + age / climb, weather.horizon)
    if (age >= 0 && age < 4)
      flower(scene, shell, age, weather.horizon, scene.seed + Math.imul(nth + 1, 65537))
  }
}

function rise(scene: Scene, shell: Shell, share: number, horizon: number): void {
  const height = (part: number) => horizon + (shell.y - horizon) * (1 - (1 - Math.max(0, part)) ** 1.9)
  const [x, y, unit] = onScreen(
    shell.x + 0.004 * Math.sin(share * 20),
    height(share),
    depth,
    scene.view,
    scene.frame,
  )
  const [tailX, tailY] = onScreen(shell.x, height(share - 0.09), depth, scene.view, scene.frame)
  streak(scene.frame, tailX, tailY, x - tailX, y - tailY, 120 * (1 - share * 0.5))
  dot(scene.frame, x, y, unit * 0.004, ink(255, 226, 170), 0.9 * (1 - share * 0.6))
}

function flower(scene: Scene, shell: Shell, age: number, horizon: number, seed: number): void {
  const draw = chance(seed)
  const tint = ink(...shell.tint)
  const pale = ink(255, 246, 224)
  const lasting = shell.shape === 'willow' ? 3.4 : 2.1
  const left = Math.max(0, 1 - (age / lasting) ** 1.7)
  const [cx, cy, unit] = onScreen(shell.x, shell.y, depth, scene.view, scene.frame)
  const flash = Math.exp(-age * 3.2)
  dot(scene.frame, cx, cy, unit * shell.size * 2.6, tint, 0.34 * flash + 0.09 * left)
  dot(scene.frame, cx, cy, unit * 0.06, pale, 0.8 * Math.exp(-age * 9))
  const sparks = shell.shape === 'ring' ? 72 : 210
  for (let nth = 0; nth < sparks; nth++) {
    const angle = shell.shape === 'ring' ? (nth / sparks) * Math.PI * 2 : draw() * Math.PI * 2
    const tilt = shell.shape === 'ring' ? 1 : Math.sqrt(1 - (draw() * 2 - 1) ** 2)
    const pace = shell.shape === 'ring' ? 0.9 : 0.9 + 0.14 * draw()
    const wink = draw()
    const flat = shell.shape === 'ring' ? 0.45 : 1
    for (let trail = 0; trail < 5; trail++) {
      const then = age - trail * (shell.shape === 'ring' ? 0.02 : 0.05)
      if (then < 0) break
      const out = shell.size * pace * tilt * (1 - Math.exp(-2.6 * then))
      const drop = (shell.shape === 'willow' ? 0.035 : 0.022) * then * then
      const [x, y] = [shell.x + Math.cos(angle) * out, shell.y + Math.sin(angle) * out * flat - drop]
      const twinkle = left < 0.45 ? 0.35 + 0.65 * Math.abs(Math.sin(scene.second * 19 + wink * 40)) : 1
      const power = left ** 0.8 * twinkle * (1 - trail * 0.17)
      const [px, py] = onScreen(x, y, depth, scene.view, scene.frame)
      dot(
        scene.frame,
        px,
        py,
        unit * (trail === 0 ? 0.0072 : 0.0052),
        trail === 0 && age < 0.5 ? pale : tint,
        power,
      )
      if (trail > 1) continue
      const below = 2 * horizon - y - (y - horizon) * -0.28
      if (below > horizon - 0.02) continue
      const wave = 0.018 * Math.sin(below * 90 + scene.second * 4 + nth) * Math.min(1, (horizon - below) * 5)
      const [rx, ry] = onScreen(x + wave, below, depth, scene.view, scene.frame)
      dot(scene.frame, rx, ry, unit * 0.009, tint, power * 0.26)
    }
  }
}
