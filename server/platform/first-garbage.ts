import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Gives back what reading the program has left behind: a process that then does little would keep it for hours,
 * since the collector comes when there is something new. It takes about a tenth of a second, so it is for a process
 * for which nobody waits yet.
 */
export const dropFirstGarbage = (): void => {
  setFlagsFromString('--expose-gc')
  const collect: NodeJS.GCFunction = runInNewContext('gc')
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  setFlagsFromString('--no-expose-gc')
}
