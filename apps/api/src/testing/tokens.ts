/** What a media token says, unverified. */
export function claimsOf(token: string): { sub: string; video: Record<string, unknown> } {
  const [, payload = ''] = token.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string; video: Record<string, unknown> }
}
