const everyMs = 3000

/**
 * Goes back to an address as soon as the service answers again, for a page that could not be had; returns how to stop, as
 * `$effect` wants. Asked a little apart from each other: a whole room may have lost its page in the same moment.
 */
export function returnWhenUp(url: Pick<URL, 'href'>): () => void {
  // A form's action is not asked for again by itself.
  const back = new URL(url.href)
  back.search = new URLSearchParams([...back.searchParams].filter(([key]) => !key.startsWith('/'))).toString()
  const look = () =>
    void fetch('/api/health/ready', { cache: 'no-store' }).then(
      ({ ok }) => ok && location.replace(back),
      // Still away: the next look comes.
      () => undefined,
    )
  const looking = setInterval(look, everyMs + Math.random() * everyMs)
  window.addEventListener('online', look)
  return () => {
    clearInterval(looking)
    window.removeEventListener('online', look)
  }
}
