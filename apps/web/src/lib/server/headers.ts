/** Puts on a page's answer what the browser must know to keep the visitor safe. */
export function secureHeaders(headers: Headers, https: boolean, livekitUrl: string | undefined): void {
  headers.set('x-content-type-options', 'nosniff')
  headers.set('x-frame-options', 'DENY')
  headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set(
    'permissions-policy',
    'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
  )
  if (https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  const policy = headers.get('content-security-policy')
  if (policy && livekitUrl) headers.set('content-security-policy', allowMedia(policy, livekitUrl))
}

/** LiveKit's client opens a socket to the media server and asks it over HTTP why when the socket is refused. */
function allowMedia(policy: string, livekitUrl: string): string {
  const socket = new URL(livekitUrl).origin
  return policy.replace("connect-src 'self'", `connect-src 'self' ${socket} ${socket.replace(/^ws/, 'http')}`)
}
