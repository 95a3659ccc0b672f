interface PageLife {
  onhidden: () => void
  /** Seen again, woken, or the network is back. */
  onback: (networkToo: boolean) => void
}

/** Tells when a page goes out of sight and when it comes back: from another tab, a lock screen, a call, a dead network. */
export function followPage({ onhidden, onback }: PageLife): () => void {
  const onChange = ({ type }: Event) => {
    if (document.visibilityState === 'hidden') onhidden()
    else onback(type === 'online')
  }
  const events = [
    [document, 'visibilitychange'],
    [document, 'resume'],
    [window, 'pageshow'],
    [window, 'online'],
  ] as const
  for (const [target, name] of events) target.addEventListener(name, onChange)
  return () => {
    for (const [target, name] of events) target.removeEventListener(name, onChange)
  }
}
