/**
 * Makes one film of the demo: `node server/demo/make.ts ID FILE`. Run as its own process, so that whoever seeds stays free.
 * Tells the share done, 0 to 1: to the process that began it, else to the terminal.
 */
import { setPriority } from 'node:os'
import { createFfmpeg } from '#platform/ffmpeg/run.ts'
import { probeSandbox } from '#platform/ffmpeg/sandbox.ts'
import { renderFilm } from './film/render.ts'
import { scripts } from './scripts/index.ts'

const [id, file] = process.argv.slice(2)
const script = scripts.find((candidate) => candidate.id === id)
if (!script || !file)
  throw new Error(`Which film, and where to? ${scripts.map((candidate) => candidate.id).join(', ')}`)
// Drawing takes what everybody else leaves; the ffmpeg that it starts inherits this.
setPriority(19)
// Whoever seeds and is ended takes its maker along.
const orphaned = () => process.exit(1)
process.on('disconnect', orphaned)
let told = -1
await renderFilm(createFfmpeg(probeSandbox), script, file, (share) => {
  const percent = Math.floor(share * 50) * 2
  if (percent === told) return
  told = percent
  if (process.send) process.send(percent / 100)
  else console.log(percent / 100)
})
process.off('disconnect', orphaned)
if (process.connected) process.disconnect()
