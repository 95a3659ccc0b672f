import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, minifySync, type Plugin } from 'vite'

/**
 * What the pages share comes as few files: forty small ones cost a slow line a round trip for every six, and pack worse.
 * `base` is what every page stands on, as the shell around it and the error page behind it do, with what home, jobs and
 * the show have in common. Messages are named by their slices, because a group that holds the index of them holds them all.
 */
/** What of the kit nearly every page shows; fields of forms are for pages that have some. */
const kit =
  /packages\/ui\/src\/(Badge|Band|Button|EmptyState|Icon|JobCard|Mark|Notice|SkipLink|Tabs|Toaster|days|locale|money|toasts)/
/** The icons of the shell, the show and the job card. */
const icons = /@lucide\/.*\/(captions|circle-check|glasses|hourglass|info|octagon-alert|play|shield-check)\./
/** What joins a show, plays it and looks after it: fetched beside the page, not with it. */
const room = /src\/lib\/live\/(watch-room|reception|quality|stall|publications|follow-page|come-back|media)\./
/** What stands over the picture once it plays: fetched together as it starts. */
const playing = /src\/lib\/live\/Player(Controls|Notes)\./
/** What most forms are made of. */
const fields = /packages\/ui\/src\/(Field|TextField|RadioGroup|Checkbox|Select)\.svelte/
/** The sheet for applying, which opens over a show that goes on: a dozen small files would keep its opener waiting. */
const apply =
  /src\/lib\/(applications\/(ApplySheet|ProfileForm|names|withdraw)|identity\/PhoneSignIn)|\/messages\/(applications|identity)_/
/** What the shell, the show and the job card say; not what is said by what is fetched later, or on other pages. */
const words = new RegExp(
  `/messages/(${[
    'shell_(?!nav_|never_|preferences_lede|language(_zh|_en)?\\.|care_(mode|hint)|yes|no\\.)',
    'live_(?!rehearsal|recorded_presenter|sound_only|slate_(next|text)|picture_|no_picture|interrupted_text|waiting|data_saver|full_screen|float|mini|unsupported|text_(none|pinned|answer|promise)|cop|address)',
    'sessions_(tab|now|pinned|here|no_jobs|presented)',
    'jobs_(scheme|benefit|per|floor|base|remaining|full|hours|pay_day|verified|appl)',
    'notice_share_(text|when)',
  ].join('|')})`,
)
const groups = [
  {
    name: 'base',
    test: new RegExp(
      [
        // Not what binds the fields of forms and the window, nor lists that are looked through as they change.
        /node_modules\/(?:svelte|@sveltejs|devalue|clsx)\/(?!.*\/(?:bindings\/(?:input|select|size|universal|window|document|media)|reactivity\/(?:map|set))\.js)/,
        /core\/src\/(live\/|jobs\/sight)/,
        /src\/lib\/(sessions|shell)\/(?!page-locale|server-clock)/,
        /src\/lib\/(guests\/open-call|notice\/ShareTags|live\/(live-feed|left-show|running|words|Player(\.|Note\.|Switch)))/,
        /src\/lib\/jobs\/(words|names|JobCardOf)/,
        kit,
        icons,
        words,
        /vite\/preload-helper/,
      ]
        .map((part) => part.source)
        .join('|'),
    ),
    minShareCount: 2,
    priority: 1,
  },
  { name: 'room', test: room, minShareCount: 2, priority: 0 },
  { name: 'playing', test: playing, minShareCount: 1, priority: 0 },
  { name: 'fields', test: fields, minShareCount: 2, priority: 0 },
  { name: 'apply', test: apply, minShareCount: 2, priority: 0 },
]

/** Every icon of @lucide/svelte is drawn by the kit's own Icon: theirs brings all of Svelte's code for unknown attributes. */
const ownIcon: Plugin = {
  name: 'own-icon',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === '../Icon.svelte' && importer?.includes('@lucide/svelte'))
      return this.resolve('@zhibo/ui/Icon.svelte')
  },
}

/** Stands in the built script where a message asks for the page's language. */
const isEnglish = 'isEnglish__'
const inLanguage = (code: string, english: boolean): string =>
  code.includes(isEnglish)
    ? minifySync('chunk.js', code.replaceAll(isEnglish, String(english)), { module: true, mangle: { toplevel: true } })
        .code
    : code

/**
 * A page's script says its words in the page's language alone: another language is another page. Once built, the script is
 * written twice, each time with the other language's words left out, English below a folder of its own that English pages
 * begin from (hooks.server.ts). Paraglide's own way carries both and asks at every call.
 */
const oneLanguage: Plugin = {
  name: 'one-language',
  // While one develops, Paraglide writes all messages of a language into one file.
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    filter: { id: /\/paraglide\/messages\/[a-z][^/]*\.js$/ },
    handler(code) {
      const asking =
        /\(\((?:inputs|inputs = \{\}), options = \{\}\) => \{\s*const locale = [^\n]+\n\s*if \(locale === "zh-CN"\) return (\w+)\(inputs\)\s*return (\w+)\(inputs\)\s*\}\)/g
      const chosen = code.replace(asking, `/* @__PURE__ */ (() => (${isEnglish} ? $2 : $1))()`)
      if (chosen === code) return this.error('Paraglide writes its messages in another form than expected')
      return { code: chosen.replace(/import \{ getLocale[^\n]+/, ''), map: null }
    },
  },
  async writeBundle({ dir }, files) {
    for (const file of Object.values(files)) {
      const english = path.join(dir!, file.fileName.replace('/immutable/', '/immutable/en/'))
      await mkdir(path.dirname(english), { recursive: true })
      if (file.type === 'asset') {
        await writeFile(english, file.source)
        continue
      }
      await writeFile(english, inLanguage(file.code, true))
      await writeFile(path.join(dir!, file.fileName), inLanguage(file.code, false))
    }
  },
}

/** Modules of Svelte that do nothing by being read. It does not tell so of its own, and a group would hold all they name. */
const inert: Plugin = {
  name: 'inert',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    filter: {
      id: /node_modules\/svelte\/src\/(internal\/client\/(index|dom\/elements\/.*)|(reactivity\/)?index-client)\.js$/,
    },
    handler: (code) => ({ code, map: null, moduleSideEffects: false }),
  },
}

/** The pages a seeker goes through; the others' chunks are named nowhere in what a seeker fetches. */
const seekersPages = /src\/routes\/(\+page|(account|applications|apply|employers|jobs|preferences|sessions|sign-in)\/)/
const seekersChunks = new Set<string>()
const nameSeekersChunks: Plugin = {
  name: 'seekers-chunks',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  renderChunk(_code, { name, moduleIds }) {
    if (moduleIds.some((id) => seekersPages.test(id))) seekersChunks.add(name)
    return null
  },
}

export default defineConfig({
  build: {
    modulePreload: {
      /**
       * Every page carries the list of all pages, and would carry with it the names of all that each of them fetches: 3 kB
       * of a phone's script for pages its owner never opens. Theirs are found by opening them, a round trip later.
       */
      resolveDependencies: (file, dependencies) => {
        const [, node] = /\/(nodes\/\d+)\./.exec(file) ?? []
        return node === undefined || seekersChunks.has(node) ? dependencies : []
      },
    },
  },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } },
  },
  // Bundled beforehand in development, its icons would come past `ownIcon`.
  optimizeDeps: { exclude: ['@lucide/svelte'] },
  plugins: [
    ownIcon,
    oneLanguage,
    inert,
    nameSeekersChunks,
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
