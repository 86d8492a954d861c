import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** How much of the machine a media program can see. The first that this machine permits is used. */
export const confinements = ['bubblewrap', 'no network', 'limits only'] as const
export type Confinement = (typeof confinements)[number]

/** Where a run finds its one input and its one output folder. */
export type Places = { input: string; out: string }

export type Sandbox = {
  confinement: Confinement
  /** `prlimit` is there to bound processor time, address space and file size. */
  limits: boolean
  /** `setpriv` is there to end a program with the process that began it, where bubblewrap does not. */
  tether: boolean
}

/** Resource limits of one run; what stays unset is not limited. */
export type Bounds = { cpuSeconds?: number; addressBytes: number; fileBytes: number }

/** Tries what this machine permits. Containers often forbid user namespaces, so only a trial tells. */
export function probeSandbox(): Sandbox {
  const works = (command: string, ...args: string[]) =>
    spawnSync(command, args, { stdio: 'ignore', timeout: 5_000 }).status === 0
  const confinement = works('bwrap', ...bubble(undefined), 'true')
    ? 'bubblewrap'
    : works('unshare', '-rn', 'true')
      ? 'no network'
      : 'limits only'
  return {
    confinement,
    limits: works('prlimit', '--cpu=5', 'true'),
    tether: works('setpriv', ...tethered, 'true'),
  }
}

/** What the operator reads about the sandbox in force. */
export const describeSandbox: Record<Confinement, string> = {
  bubblewrap: 'Each media run sees its own upload, one folder to write to, and no network.',
  'no network':
    'Media runs have no network, but this machine does not let them be shut off from other files.',
  'limits only': 'This machine permits no sandbox: media runs are bounded by format and protocol lists only.',
}

/** The paths by which the program inside will know its input and output. */
export const placesInside = (sandbox: Sandbox, host: Places): Places =>
  sandbox.confinement === 'bubblewrap' ? { input: '/in/film', out: '/out' } : host

/** The command line that runs `program` confined. `nice` is 0 to 19; 19 only takes what others leave. */
export function confine(
  sandbox: Sandbox,
  command: readonly string[],
  { host, bounds, nice }: { host: Partial<Places>; bounds: Bounds; nice: number },
): string[] {
  const { cpuSeconds, addressBytes, fileBytes } = bounds
  const processor = cpuSeconds === undefined ? [] : [`--cpu=${cpuSeconds}`]
  const limited = sandbox.limits
    ? ['prlimit', ...processor, `--as=${addressBytes}`, `--fsize=${fileBytes}`, '--core=0']
    : []
  // last before the program: a change of rights on the way, as `unshare` makes one, would undo it
  const tether = sandbox.tether ? ['setpriv', ...tethered] : []
  const inside =
    sandbox.confinement === 'bubblewrap'
      ? ['bwrap', ...bubble(host)]
      : sandbox.confinement === 'no network'
        ? ['unshare', '-rn', ...tether]
        : tether
  return [...(nice > 0 ? ['nice', '-n', String(nice)] : []), ...limited, ...inside, ...command]
}

const tethered = ['--pdeathsig', 'KILL']

/** Programs and their libraries, read-only; nothing of anyone's data. */
const readable = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/etc/ld.so.cache',
  '/etc/alternatives',
]

// No --new-session: a session of its own is a scheduling group of its own, in which niceness means nothing.
function bubble(host: Partial<Places> | undefined): string[] {
  const seen = readable.filter((path) => existsSync(path)).flatMap((path) => ['--ro-bind', path, path])
  return [
    '--unshare-all',
    '--die-with-parent',
    '--clearenv',
    ...['--setenv', 'PATH', '/usr/local/bin:/usr/bin:/bin'],
    ...seen,
    ...['--dev', '/dev', '--tmpfs', '/tmp', '--chdir', '/tmp'],
    ...(host?.input ? ['--ro-bind', host.input, '/in/film'] : []),
    ...(host?.out ? ['--bind', host.out, '/out'] : []),
  ]
}
