import { isIPv4, isIPv6 } from 'node:net'

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** The network an address counts as for limits: an IPv4 address itself, the /64 that one IPv6 customer gets, `unknown` for anything else. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').trim().replace(/%.*$/, '')
  const v4 = mapped.exec(plain)?.[1] ?? plain
  if (isIPv4(v4)) return v4
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
