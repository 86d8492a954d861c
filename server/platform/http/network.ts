/**
 * A household has one IPv4 address, or a good many halves of IPv6 addresses (up to a /56) and as many other halves as
 * it likes.
 */
export const networkOf = (ip: string): string => placeOf(ip, 56)

/**
 * As many IPv6 addresses as anybody gets for the asking (a /48); with IPv4 the network. For what is counted fairly
 * among many neighbours, and must not be multiplied by one of them.
 */
export const neighbourhoodOf = (ip: string): string => placeOf(ip, 48)

const placeOf = (ip: string, bits: number): string => {
  const plain = withoutPort(ip).replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const front = head.split(':').filter(Boolean)
  const back = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4)
  return groups
    .map(
      (group, at) => Number.parseInt(group, 16) & (0xffff << Math.min(16, Math.max(0, 16 * (at + 1) - bits))),
    )
    .map((group) => (group & 0xffff).toString(16))
    .join(':')
}

/** Some proxies tell the port too. */
const withoutPort = (ip: string): string =>
  /^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(ip)?.slice(1).join('') || ip
