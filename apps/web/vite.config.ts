import { paraglideVitePlugin } from '@inlang/paraglide-js'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/**
 * What nearly every page stands on comes as one file: forty small ones cost a slow network a round trip for every six,
 * and pack worse. Messages stay out, because a group that holds some of them holds the index of all.
 */
const base = {
  name: 'base',
  test: /node_modules\/(svelte|@sveltejs|devalue|clsx|@lucide)\/|packages\/ui\/|paraglide\/runtime|src\/lib\/shell/,
  minShareCount: 16,
}

export default defineConfig({
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [base] } } } } },
  },
  plugins: [
    tailwindcss(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['custom-visitor', 'baseLocale'],
      isServer: 'import.meta.env.SSR',
      emitReadme: false,
    }),
    sveltekit({
      adapter: adapter(),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Widths and turns that come from data are written as style attributes; style sheets still need the nonce.
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          'media-src': ['self', 'blob:', 'mediastream:'],
          'worker-src': ['self', 'blob:'],
          // The media server's address joins at run time, in src/lib/server/headers.ts.
          'connect-src': ['self'],
          'frame-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
})
