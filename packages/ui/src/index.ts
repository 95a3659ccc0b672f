// Import each component by its own path (`@zhibo/ui/Button.svelte`), so that a page carries only what it shows.
export type { Locale } from './format.ts'
export type { Tone } from './tone.ts'
