import { onMount } from 'svelte'
import { browser } from '$app/env'

/**
 * What was unfolded before the page came to life stays so: as it takes a page over, Svelte writes `open` as it is on the
 * server, and shuts it under the finger of whoever was quicker. Called by the outermost component as it is made.
 */
export function keepUnfolded(): void {
  if (!browser) return
  const unfolded = [...document.querySelectorAll<HTMLDetailsElement>('details[open]')]
  onMount(() => {
    for (const each of unfolded) each.open = true
  })
}
