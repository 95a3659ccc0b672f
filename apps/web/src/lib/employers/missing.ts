import { checkFile } from '@zhibo/core/employers/check-file'
import { EmployerFile, type EmployerView } from '@zhibo/core/employers/schema'
import { fieldLabel } from './labels.ts'

/** What a file still lacks before it can be handed in, by the names of its fields. Nothing once it is on its way. For the server: the checks are large. */
export function missingOf({ state, draft }: EmployerView, now: Date): string[] {
  if (state !== 'draft' && state !== 'returned' && state !== 'expired') return []
  const parsed = EmployerFile.safeParse(draft)
  const shape = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
  const facts = checkFile(draft, now).filter((finding) => finding.action === 'block')
  const fields = [...shape.flatMap((field) => (field === 'rules' ? [] : field)), ...facts.map(({ field }) => field)]
  return [...new Set(fields)].map(fieldLabel)
}
