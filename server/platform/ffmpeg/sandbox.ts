import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
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
export type Bounds = {
  cpuSeconds?: number
  fileBytes: number
  addressBytes?: number
  /** Memory that is written to; for a program that reserves much more than it uses. */
  dataBytes?: number
}

/** Tries what this machine permits. Containers often forbid user namespaces, so only a trial tells. */
export const probeSandbox = (): Sandbox =>
  found((name) => spawnSync(name, trials[name], { stdio: 'ignore', timeout: trialMs }).status === 0)

/** The same without keeping anybody waiting meanwhile. */
export const probeSandboxAside = async (): Promise<Sandbox> => {
  const tried = await Promise.all(
    (Object.keys(trials) as Trial[]).map(async (name) => {
      const child = spawn(name, trials[name], { stdio: 'ignore', timeout: trialMs })
      const [code] = await once(child, 'exit').catch(() => [1])
      return [name, code === 0] as const
    }),
  )
  return found((name) => new Map(tried).get(name) ?? false)
}

const found = (works: (name: Trial) => boolean): Sandbox => ({
  confinement: works('bwrap') ? 'bubblewrap' : works('unshare') ? 'no network' : 'limits only',
  limits: works('prlimit'),
  tether: works('setpriv'),
})

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
  confined: {
    host: Partial<Places>
    bounds: Bounds
    nice: number
    /** What the program is made of, where that is more than the system's programs; read-only. */
    programs?: readonly string[]
  },
): string[] {
  const { host, bounds, nice, programs = [] } = confined
  const { cpuSeconds, addressBytes, dataBytes, fileBytes } = bounds
  const told = { cpu: cpuSeconds, as: addressBytes, data: dataBytes, fsize: fileBytes, core: 0 }
  const set = Object.entries(told).flatMap(([name, most]) =>
    most === undefined ? [] : [`--${name}=${most}`],
  )
  const limited = sandbox.limits ? ['prlimit', ...set] : []
  // last before the program: a change of rights on the way, as `unshare` makes one, would undo it
  const tether = sandbox.tether ? ['setpriv', ...tethered] : []
  const inside =
    sandbox.confinement === 'bubblewrap'
      ? ['bwrap', ...bubble(host, programs)]
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
function bubble(host: Partial<Places> | undefined, programs: readonly string[] = []): string[] {
  const seen = [...readable, ...programs]
    .filter((path) => existsSync(path))
    .flatMap((path) => ['--ro-bind', path, path])
  return [
    '--unshare-all',
    '--die-with-parent',
    '--clearenv',
    ...['--setenv', 'PATH', '/usr/local/bin:/usr/bin:/bin'],
    // before what is seen: the program itself may lie below /tmp
    ...['--dev', '/dev', '--tmpfs', '/tmp', '--chdir', '/tmp'],
    ...seen,
    ...(host?.input ? ['--ro-bind', host.input, '/in/film'] : []),
    ...(host?.out ? ['--bind', host.out, '/out'] : []),
  ]
}

const trialMs = 5_000
const trials = {
  bwrap: [...bubble(undefined), 'true'],
  unshare: ['-rn', 'true'],
  prlimit: ['--cpu=5', 'true'],
  setpriv: [...tethered, 'true'],
}
type Trial = keyof typeof trials
