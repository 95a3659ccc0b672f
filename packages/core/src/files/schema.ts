import { z } from 'zod'

export const FilePurpose = z.enum(['licence', 'authorisation', 'rules', 'evidence', 'slide'])
export type FilePurpose = z.infer<typeof FilePurpose>

/**
 * A stored file. `url` is a short-lived signed link, given only to those who may see it. A PDF has `pages`, each to be
 * had as a picture by `&page=1` and so on behind the link.
 */
export const FileView = z.object({
  id: z.uuid(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  pages: z.int().nullable(),
  sha256: z.string(),
  url: z.string(),
})
export type FileView = z.infer<typeof FileView>

/** A multipart upload. What the file is called and said to be is compared with its bytes. */
export const UploadForm = z.object({ file: z.file(), purpose: FilePurpose })
export type UploadForm = z.infer<typeof UploadForm>

/** What makes a link good: until when (ms since 1970), and the signature over that, the file and the person. */
export const LinkProof = z.object({ expires: z.coerce.number().int(), signature: z.string().max(100) })
export type LinkProof = z.infer<typeof LinkProof>

/** What a signed link carries; `page` asks for a PDF's page as a picture. */
export const FileQuery = LinkProof.extend({ page: z.coerce.number().int().min(1).optional() })
export type FileQuery = z.infer<typeof FileQuery>
