import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What is no address of the open network (IANA special-purpose registries): this machine, its neighbours, examples, many at once. */
const inner = new BlockList()
for (const [network, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
  ] as const),
  ...([
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
  ] as const),
  ...([
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  inner.addSubnet(network, prefix, 'ipv4')
// Tunnels among them: an address of IPv4 stands within theirs.
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inner.addSubnet(network, prefix, 'ipv6')

/** Of IPv6, what was given out for single machines. */
const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the open network: not of this machine, nor of a network that only its own can reach. */
export const isPublic = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return !inner.check(address, 'ipv4')
  return family === 6 && givenOut.check(address, 'ipv6') && !inner.check(address, 'ipv6')
}

/** Finds the addresses of a host for the connection itself, so that nothing can change between the look and the call. Refuses inner ones. */
export const publicLookup =
  (find: typeof lookup = lookup): LookupFunction =>
  (hostname, options, found) => {
    find(hostname, { ...options, all: true }, (problem, addresses) => {
      const refused = problem ?? refusalOf(hostname, addresses)
      if (refused) return found(refused, [])
      const [first] = addresses
      if (options.all || !first) return found(null, addresses)
      return found(null, first.address, first.family)
    })
  }

const refusalOf = (hostname: string, addresses: readonly LookupAddress[]): Error | undefined =>
  addresses.every(({ address }) => isPublic(address))
    ? undefined
    : new Error(`${hostname} is within a network that is not open to all`)
