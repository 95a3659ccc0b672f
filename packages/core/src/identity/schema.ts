import { z } from 'zod'
import { locales } from '../problem/locale.ts'
import { line } from '../text.ts'

/** A mainland mobile number. Spaces, dashes and +86 are taken off; 11 digits remain. */
export const Phone = z
  .string()
  .max(24, { error: 'phone_format' })
  .transform((text) =>
    text
      .normalize('NFKC')
      .replace(/[\s-]/g, '')
      .replace(/^\+?86(?=1\d{10}$)/, ''),
  )
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, { error: 'phone_format' }))

export const RequestCode = z.strictObject({ phone: Phone })
export type RequestCode = z.infer<typeof RequestCode>

export const SignInByCode = z.strictObject({
  phone: Phone,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, { error: 'code_format' }),
})
export type SignInByCode = z.infer<typeof SignInByCode>

/** Staff say where messages reach them: a phone, and the code that was sent to it. */
export const ConfirmPhone = z.strictObject(SignInByCode.shape)
export type ConfirmPhone = z.infer<typeof ConfirmPhone>

export const SignInByPassword = z.strictObject({
  account: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
  totp: z
    .string()
    .trim()
    .regex(/^\d{6}$/, { error: 'code_format' }),
})
export type SignInByPassword = z.infer<typeof SignInByPassword>

export const SignIn = z.union([SignInByCode, SignInByPassword])
export type SignIn = z.infer<typeof SignIn>

/** Staff roles, per station or county-wide. Seekers and employer members need none: what they are follows from what they hold. */
export const Role = z.enum(['host', 'reviewer', 'lead', 'agent', 'auditor', 'admin'])
export type Role = z.infer<typeof Role>

export const MemberRole = z.enum(['owner', 'member'])
export type MemberRole = z.infer<typeof MemberRole>

/** Who is signed in. The phone that messages reach them at is masked even to its owner: 138****1234. */
export const MeView = z.object({
  personId: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  roles: z.array(z.object({ role: Role, stationId: z.uuid().nullable() })),
  employers: z.array(z.object({ employerId: z.uuid(), name: z.string(), role: MemberRole })),
  /** On the blacklist until then, and meanwhile without a say in any company; null for everybody else. */
  barredUntil: z.iso.datetime().nullable(),
})
export type MeView = z.infer<typeof MeView>

/** The language somebody reads, and is written to in. */
export const UseLanguage = z.strictObject({ language: z.enum(locales) })
export type UseLanguage = z.infer<typeof UseLanguage>

/** Somebody of the staff whom no message reaches, with what they are at the stations one leads. */
export const UnreachableView = z.object({
  personId: z.uuid(),
  name: z.string(),
  roles: z.array(z.object({ role: Role, stationId: z.uuid().nullable() })),
})
export type UnreachableView = z.infer<typeof UnreachableView>

/** The same answer whether or not the phone is known. */
export const CodeSentView = z.object({ resendAfterSeconds: z.int(), validForSeconds: z.int() })
export type CodeSentView = z.infer<typeof CodeSentView>

export const codeRules = {
  digits: 6,
  validForSeconds: 300,
  tries: 5,
  resendAfterSeconds: 60,
  perPhonePerDay: 10,
  perAddressPerHour: 20,
} as const

export const staffRules = { tries: 5, lockedForSeconds: 900 } as const

/** What staff sign in under: lower case, so that nobody is somebody else's look-alike by a capital. */
export const AccountName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,39}$/, { error: 'account_format' })

export const CreateStaff = z.strictObject({ account: AccountName, name: line(40) })
export type CreateStaff = z.infer<typeof CreateStaff>

/** A role at a station, or in the whole county (`stationId: null`). */
export const GrantRole = z.strictObject({ personId: z.uuid(), role: Role, stationId: z.uuid().nullable() })
export type GrantRole = z.infer<typeof GrantRole>

/** What a new or reset account starts with. Shown once; the server keeps only what verifies it. */
export const StaffCredentials = z.object({
  personId: z.uuid(),
  account: z.string(),
  password: z.string(),
  totpSecret: z.string(),
  totpUri: z.string(),
})
export type StaffCredentials = z.infer<typeof StaffCredentials>
