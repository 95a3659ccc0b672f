/** The visitor's cookies, as they stand after what the API has set meanwhile. */
export function cookieHeader(sent: string | null, setSince: readonly string[]): string {
  const jar = new Map<string, string>()
  for (const pair of (sent ?? '').split(/;\s*/)) keep(jar, pair)
  for (const line of setSince) {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    if (attributes.some((attribute) => /^max-age=(0|-\d+)$/i.test(attribute))) jar.delete(pair.split('=', 1)[0]!)
    else keep(jar, pair)
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

function keep(jar: Map<string, string>, pair: string) {
  const at = pair.indexOf('=')
  if (at > 0) jar.set(pair.slice(0, at), pair.slice(at + 1))
}
