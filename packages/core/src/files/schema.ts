import { z } from 'zod'

export const FilePurpose = z.enum(['licence', 'authorisation', 'rules', 'evidence'])
export type FilePurpose = z.infer<typeof FilePurpose>

/** A stored file. `url` is a short-lived signed link, given only to those who may see it. */
export const FileView = z.object({
  id: z.uuid(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  sha256: z.string(),
  url: z.string(),
})
export type FileView = z.infer<typeof FileView>
