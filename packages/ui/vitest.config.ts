import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), svelteTesting()],
  test: { name: 'ui', environment: 'jsdom', include: ['src/**/*.test.ts'] },
})
