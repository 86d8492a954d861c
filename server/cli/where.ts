import { networkInterfaces } from 'node:os'
import type { Config } from '#platform/config.ts'

/**
 * What somebody at the terminal asks first, in one line: how to stop it, where it writes its log, how a phone beside
 * them gets in, and what such a phone cannot do without https. `lan` is this machine's address in its network.
 */
export const whereLine = (
  { host, port, dataDir, publicUrl }: Pick<Config, 'host' | 'port' | 'dataDir' | 'publicUrl'>,
  lan: string | null = lanAddress(),
): string => {
  const stop = `Ctrl-C stops it; logs are in ${dataDir}/log`
  if (publicUrl.startsWith('https:')) return `${stop}.`
  if (!lan) return `${stop}; this machine is on no network, so no phone can reach it.`
  const phone = isOpen(host)
    ? `on a phone in this network, open http://${lan}:${port}`
    : `for phones in this network, start bin/up --host 0.0.0.0 and open http://${lan}:${port}`
  return `${stop}; ${phone} (without https: no recording in the app, no passkeys, nothing offline).`
}

const isOpen = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** The first IPv4 address that other machines can see; private networks before public ones. */
export const lanAddress = (interfaces = networkInterfaces()): string | null => {
  const seen = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .map(({ address }) => address)
  return (
    seen.find((address) => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address)) ?? seen[0] ?? null
  )
}
