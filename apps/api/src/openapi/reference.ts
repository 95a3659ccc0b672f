import { createHash } from 'node:crypto'
import { problems } from '@zhibo/core/problem/codes'
import { html, raw } from 'hono/html'
import { everywhere } from '../http/describe.ts'
import type { Document } from './document.ts'
import { type Operation, operationsByTag, type Shown } from './operations.ts'

type Html = ReturnType<typeof html>

const style = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, 'Noto Sans SC', sans-serif }
body { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem 4rem }
a { color: LinkText } a:focus-visible, summary:focus-visible { outline: 3px solid Highlight; outline-offset: 2px }
.skip { position: absolute; left: -100vw } .skip:focus { position: static }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none }
article { border-top: 1px solid GrayText; padding: .5rem 0 1rem }
h3 { font-size: 1rem; margin: .5rem 0 } code, pre { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
pre { overflow: auto; max-height: 28rem; padding: .75rem; border: 1px solid GrayText; border-radius: .5rem }
summary { cursor: pointer; padding: .25rem 0 } ul { margin: .25rem 0 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0 }
caption { text-align: left; font-weight: 600 }
`

/** No script, nothing from elsewhere; the one style is named by its hash. */
export const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** The document as one page that needs no script. */
export function renderReference(document: Document): Html {
  const tags = [...operationsByTag(document)]
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
          <h1>${document.info.title}</h1>
          <p>${document.info.description}</p>
          <p>For machines: <a href="/api/openapi.json">openapi.json</a></p>
        </header>
        <nav aria-label="Sections">
          <ul>
            ${tags.map(([tag]) => html`<li><a href="#${tag}">${tag}</a></li>`)}
            <li><a href="#problems">problems</a></li>
          </ul>
        </nav>
        <main id="content" tabindex="-1">
          ${tags.map(([tag, operations]) => renderTag(tag, operations))} ${renderProblems(document)}
        </main>
      </body>
    </html>`
}

const renderTag = (tag: string, operations: Operation[]): Html =>
  html`<section aria-labelledby="${tag}">
    <h2 id="${tag}">${tag}</h2>
    ${operations.map(renderOperation)}
  </section>`

const renderOperation = (operation: Operation): Html =>
  html`<article>
    <h3><code>${operation.method} ${operation.path}</code></h3>
    <p>${operation.summary}</p>
    ${
      operation.parameters.length > 0
        ? html`<p>Parameters:</p>
            <ul>
              ${operation.parameters.map((each) => html`<li><code>${each.name}</code> (${each.place}${each.required ? ', required' : ''})</li>`)}
            </ul>`
        : ''
    }
    ${operation.body ? renderSchema('Body', operation.body) : ''}
    ${operation.answers.map(({ status, shown }) => (shown ? renderSchema(`${status} ${shown.mediaType}`, shown) : html`<p>${status}, without a body</p>`))}
    ${operation.refusals.length > 0 ? html`<p>Refuses with ${renderCodes(operation.refusals)}</p>` : ''}
  </article>`

const renderCodes = (codes: readonly string[]): Html[] =>
  codes.map((code) => html`<a href="#problem-${code}"><code>${code}</code></a> `)

const renderSchema = (label: string, { schema }: Pick<Shown, 'schema'>): Html =>
  html`<details>
    <summary>${label}</summary>
    <pre tabindex="0" aria-label="${label}">${JSON.stringify(schema, null, 2)}</pre>
  </details>`

const renderProblems = ({ components }: Document): Html =>
  html`<section aria-labelledby="problems">
    <h2 id="problems">problems</h2>
    <p>Any call may be refused with ${renderCodes(everywhere)}</p>
    ${renderSchema('Body of every problem', { schema: components?.schemas?.Problem })}
    <table>
      <caption>
        Every code an error may carry
      </caption>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Status</th>
          <th scope="col">English</th>
          <th scope="col">中文</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(problems).map(
          ([code, { status, words }]) =>
            html`<tr>
              <th scope="row" id="problem-${code}"><code>${code}</code></th>
              <td>${status}</td>
              <td>${words.en}</td>
              <td lang="zh-CN">${words['zh-CN']}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
