import { svelte } from '@sveltejs/vite-plugin-svelte'

export default {
  root: import.meta.dirname,
  // Kit's own settings are the app's; modules with runes need no more than this.
  plugins: [svelte({ configFile: false })],
  test: { name: 'web', environment: 'node', include: ['src/**/*.test.ts'] },
}
