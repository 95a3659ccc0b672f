import { largestFile } from '@zhibo/core/files/limits'
import { FileQuery, FileView, UploadForm } from '@zhibo/core/files/schema'
import { Hono } from 'hono'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { readAtMost } from '../http/guards.ts'
import { ids, valid } from '../http/valid.ts'
import { AppError } from '../problem.ts'
import { readFile } from './read.ts'
import { upload } from './upload.ts'

const tag = 'files'
// What a form wraps around its file: boundaries, names, the purpose.
const envelope = 10_000

export const uploads = new Hono<AppEnv>().post(
  '/',
  describe({
    tag,
    summary: 'Keep a picture (JPG, PNG, WebP) or a PDF of at most 15 MB',
    ok: { 201: FileView },
    problems: [
      'not_signed_in',
      'too_large',
      'file_type',
      'file_broken',
      'file_empty',
      'file_heic',
      'picture_too_large',
      'pdf_locked',
      'pdf_too_long',
      'pdf_too_heavy',
    ],
  }),
  // The door's limit is for ordinary bodies; this one counts what really comes.
  readAtMost(largestFile + envelope),
  valid('form', UploadForm),
  async (c) => {
    const { file, purpose } = c.req.valid('form')
    if (file.size > largestFile) throw new AppError('too_large')
    const bytes = new Uint8Array(await file.arrayBuffer())
    return c.json(await upload(contextOf(c), { bytes, name: file.name, declaredType: file.type, purpose }), 201)
  },
)

export const files = new Hono<AppEnv>().get(
  '/:id',
  describe({
    tag,
    summary: 'The bytes behind a signed link, for ten minutes; a page of a PDF as a picture',
    ok: { 200: null },
    problems: ['link_expired', 'not_found'],
  }),
  ids('id'),
  valid('query', FileQuery),
  async (c) => {
    const file = await readFile(contextOf(c), c.req.valid('param').id, c.req.valid('query'))
    // A PDF is never opened here: it may hold script, and what people look at are pictures of its pages.
    const shown = file.mediaType.startsWith('image/') ? 'inline' : 'attachment'
    return c.body(Uint8Array.from(file.bytes).buffer, 200, {
      'content-type': file.mediaType,
      'content-disposition': `${shown}; filename="${file.name}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=600',
    })
  },
)
