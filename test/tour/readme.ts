/** What README.md asks its reader to do, word for word: the commands to run, each numbered step, and what closes them. */
export function stepsOf(readme: string): string[] {
  const commands = /```sh\n(.*?)```/s.exec(section(readme, 'Run it'))?.[1] ?? ''
  const [list = '', ...closing] = section(readme, 'Five minutes').trim().split('\n\n')
  return [
    ...commands.trim().split('\n'),
    ...list.split('\n').map((line) => line.replace(/^\d+\. /, '')),
    ...closing,
  ]
}

const section = (readme: string, title: string): string =>
  readme
    .split(/^## /m)
    .find((part) => part.startsWith(`${title}\n`))
    ?.slice(title.length + 1) ?? ''
