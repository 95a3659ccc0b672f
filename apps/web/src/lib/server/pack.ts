const packable = /^(text\/html|application\/json|text\/sveltekit-data)\b/

/** The answer as it goes over the line, packed when the browser takes it: a page with its data shrinks to a sixth. Files of the build are packed beforehand. */
export function pack(request: Request, response: Response): Response {
  const { body, status, statusText } = response
  const taken = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  if (!body || !taken || response.headers.has('content-encoding')) return response
  if (!packable.test(response.headers.get('content-type') ?? '')) return response
  const headers = new Headers(response.headers)
  headers.set('content-encoding', 'gzip')
  headers.append('vary', 'accept-encoding')
  headers.delete('content-length')
  return new Response(body.pipeThrough(new CompressionStream('gzip')), { status, statusText, headers })
}
