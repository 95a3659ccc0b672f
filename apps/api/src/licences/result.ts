import { LicenceReadingView } from '@zhibo/core/licences/schema'
import type { z } from 'zod'
import type { Vault } from '../vault.ts'

const Result = LicenceReadingView.pick({ suggestions: true, qr: true })
export type Result = z.infer<typeof Result>

/** Sealed at rest, and to this file: a result cannot be shown as that of another. */
export const sealResult = (vault: Vault, fileId: string, result: Result): Buffer =>
  vault.seal(JSON.stringify(result), purposeOf(fileId))

export const openResult = (vault: Vault, fileId: string, sealed: Buffer): Result =>
  Result.parse(JSON.parse(vault.open(sealed, purposeOf(fileId))))

const purposeOf = (fileId: string) => `licence_reading.result ${fileId}`
