import type { EmployerDraft } from '@zhibo/core/employers/schema'

/** A stored file that a field of an employer file names. */
export interface Paper {
  field: 'licencePictureId' | 'permitPictureId' | 'authorisationId' | 'rulesOriginalIds'
  fileId: string
  /** Among several of its field. */
  place?: number
}

/** What reviewers call each piece of evidence. */
export const paperLabels = {
  licencePictureId: 'licence',
  permitPictureId: 'permit',
  authorisationId: 'authorisation',
  rulesOriginalIds: 'rules',
} as const satisfies Record<Paper['field'], string>

/** Every stored file a draft or a file names, in the order in which they are looked at. */
export function draftFiles(file: EmployerDraft): Paper[] {
  const single = (['licencePictureId', 'permitPictureId', 'authorisationId'] as const).flatMap((field) => {
    const fileId = file[field]
    return fileId ? { field, fileId } : []
  })
  const originals = (file.rulesOriginalIds ?? []).map((fileId, place) => ({
    field: 'rulesOriginalIds' as const,
    fileId,
    place,
  }))
  return [...single, ...originals]
}
