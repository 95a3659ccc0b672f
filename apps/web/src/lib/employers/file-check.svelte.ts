import type { checkFile } from '@zhibo/core/employers/check-file'
import type { FileFinding } from '@zhibo/core/employers/finding'
import type { EmployerDraft } from '@zhibo/core/employers/schema'
import type { Typed } from '#lib/forms/typed.ts'
import type { said, SaidFinding } from './said-finding.ts'
import { fileOf } from './typed-file.ts'

// What is merely missing is said once the file is handed in, at its field; what is not said at all is counted below.
const missing: readonly FileFinding['rule'][] = [
  'operator_missing',
  'permit_missing',
  'authorisation_missing',
  'licence_end_missing',
]

/** The checks of the server, run in the browser while somebody writes. They are large, so they come with the first letter typed. */
export class FileCheck {
  #typed: () => Typed
  #locale: 'zh-CN' | 'en'
  #fromServer: readonly SaidFinding[]
  #checks = $state.raw<{ checkFile: typeof checkFile; said: typeof said } | null>(null)

  constructor(typed: () => Typed, locale: 'zh-CN' | 'en', fromServer: readonly SaidFinding[]) {
    this.#typed = typed
    this.#locale = locale
    this.#fromServer = fromServer
  }

  async start(): Promise<void> {
    if (this.#checks) return
    const [{ checkFile }, { said }] = await Promise.all([
      import('@zhibo/core/employers/check-file'),
      import('./said-finding.ts'),
    ])
    this.#checks = { checkFile, said }
  }

  findings: readonly SaidFinding[] = $derived.by(() => {
    if (!this.#checks) return this.#fromServer
    const { checkFile, said } = this.#checks
    // A number that is none yet compares with nothing; the field itself says so when it is sent.
    const file = fileOf(this.#typed()) as EmployerDraft
    return checkFile(file, new Date()).map((finding) => said(finding, file, this.#locale))
  })

  /** What is worth saying beside a field now. */
  of = (field: string): SaidFinding[] =>
    this.findings.filter((finding) => finding.field === field && this.#isWorthSaying(finding.rule))

  /** An empty tick is no answer before its neighbour, the pay day, has one. */
  #isWorthSaying(rule: SaidFinding['rule']): boolean {
    if (rule === 'insurance_lacking' || rule === 'not_by_bank') return Boolean(this.#typed()['rules.payDay'])
    return rule !== 'not_said' && !missing.includes(rule)
  }

  /** The lines of the sheet that workers ask about first and that say nothing yet, by their field. */
  unsaid: string[] = $derived(this.findings.filter(({ rule }) => rule === 'not_said').map(({ field }) => field))
}
