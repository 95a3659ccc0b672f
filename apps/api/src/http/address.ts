import { BlockList, isIPv4, isIPv6 } from 'node:net'

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** The network an address counts as for limits: an IPv4 address itself, the /64 that one IPv6 customer gets, `unknown` for anything else. */
export function networkOf(address: string | undefined): string {
  const plain = plainOf(address)
  if (isIPv4(plain)) return plain
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : 'unknown'
}

/** The eight groups of an IPv6 address, however it was written. */
function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after]
}

/** The proxies whose word on a visitor's address is taken, from addresses and networks such as `10.0.0.0/8`. Throws on anything else. */
export function proxiesFrom(written: readonly string[]): BlockList {
  const proxies = new BlockList()
  for (const each of written) {
    const [address = '', prefix] = each.split('/')
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null
    if (!family) throw new Error(`neither an address nor a network: ${each}`)
    if (prefix === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(prefix), family)
  }
  return proxies
}

/**
 * The address a request came from. `peer` is the other end of the connection; while that is a trusted proxy, the last
 * entry of `X-Forwarded-For` that is none is believed, because each proxy adds whom it heard it from at the end.
 */
export function visitorAddress(peer: string | undefined, forwarded: string | undefined, proxies: BlockList): string {
  let address = plainOf(peer)
  for (const hop of (forwarded ?? '').split(',').toReversed()) {
    const next = plainOf(hop)
    if (!isTrusted(address, proxies) || next === '') break
    address = next
  }
  return address
}

function isTrusted(address: string, proxies: BlockList): boolean {
  if (isIPv4(address)) return proxies.check(address, 'ipv4')
  return isIPv6(address) && proxies.check(address, 'ipv6')
}

/** An address without its zone, and an IPv4 one that came mapped into IPv6 as itself. */
function plainOf(address: string | undefined): string {
  const plain = (address ?? '').trim().replace(/%.*$/, '')
  return mapped.exec(plain)?.[1] ?? plain
}
