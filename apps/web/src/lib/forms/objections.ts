import { NamedFinding } from '@zhibo/core/checks/named-finding'

/** The box under a finding by which its writer says that it was misread. */
export const objectionBox = 'objections'

export const objectionValue = (finding: NamedFinding): string => JSON.stringify(finding)

/** What a form objects to; a value nobody's page could have sent is left out. */
export const objectionsIn = (form: FormData): NamedFinding[] =>
  form.getAll(objectionBox).flatMap((value) => NamedFinding.safeParse(parsed(value)).data ?? [])

function parsed(value: FormDataEntryValue): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : null
  } catch {
    return null
  }
}
