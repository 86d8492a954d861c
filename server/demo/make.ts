/**
 * Makes one film of the demo: `node server/demo/make.ts ID FILE`. Run as its own process, so that whoever seeds stays free.
 * Prints the share done, one number a line.
 */
import { renderFilm } from './film/render.ts'
import { scripts } from './scripts/index.ts'

const [id, file] = process.argv.slice(2)
const script = scripts.find((candidate) => candidate.id === id)
if (!script || !file)
  throw new Error(`Which film, and where to? ${scripts.map((candidate) => candidate.id).join(', ')}`)
let told = -1
await renderFilm(script, file, (share) => {
  const percent = Math.floor(share * 50) * 2
  if (percent === told) return
  told = percent
  console.log(percent / 100)
})
