import type { PaperView } from '@zhibo/core/employers/schema'
import type { KeptFile } from '#lib/files/kept.ts'
import { ticked, type Typed } from '#lib/forms/typed.ts'

/** The ids of files, as a form keeps them. */
export const idsOf = (files: readonly KeptFile[]): string => files.map(({ id }) => id).join(',')

/** The files a form names, as far as the page knows them; one sent with a refused form is kept, though nothing links to it yet. */
export function keptOf(field: PaperView['field'], values: Typed, papers: readonly PaperView[]): KeptFile[] {
  return ticked(values[field]).map(
    (id) => papers.find((paper) => paper.id === id) ?? { id, mediaType: 'image/jpeg', url: '' },
  )
}
