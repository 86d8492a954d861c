/** What a person at a terminal reads while something is being done. */
export type Progress = {
  step<T>(name: string, act: () => Promise<T> | T): Promise<T>
  say(line: string): void
}

/** One line per step, written when it is done, with its duration when that was felt. */
export function progress(out: NodeJS.WritableStream & { isTTY?: boolean } = process.stdout): Progress {
  return {
    say: (line) => void out.write(`  ${line}\n`),
    async step(name, act) {
      const begun = Date.now()
      if (out.isTTY) out.write(`  … ${name}`)
      try {
        const result = await act()
        const said = typeof result === 'string' && result ? ` (${result})` : ''
        out.write(`${out.isTTY ? '\r\x1b[K' : ''}  ✓ ${name}${said}${duration(Date.now() - begun)}\n`)
        return result
      } catch (error) {
        out.write(`${out.isTTY ? '\r\x1b[K' : ''}  ✗ ${name}\n`)
        throw error
      }
    },
  }
}

function duration(ms: number): string {
  return ms < 500 ? '' : `, ${(ms / 1000).toFixed(1)} s`
}
