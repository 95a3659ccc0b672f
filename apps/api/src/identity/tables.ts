import type { Generated } from 'kysely'
import type { Role } from '@zhibo/core/identity/schema'
import type { Locale } from '@zhibo/core/problem/locale'

export interface PersonTable {
  id: Generated<string>
  name: string
  phone_hash: Buffer | null
  phone_cipher: Buffer | null
  created_at: Date
  deleted_at: Date | null
  /** Null until it is known: Chinese. */
  language: Generated<Locale | null>
}

export interface StaffAccountTable {
  person_id: string
  account: string
  password_hash: string
  totp_cipher: Buffer
  totp_last_step: Generated<number>
  disabled_at: Date | null
  created_at: Date
  /** Where messages reach them; nobody signs in with it. */
  phone_cipher: Generated<Buffer | null>
  phone_confirmed_at: Generated<Date | null>
}

export interface StaffTryTable {
  account_hash: Buffer
  failed: Generated<number>
  locked_until: Date | null
  last_at: Date
}

export interface RoleGrantTable {
  id: Generated<string>
  person_id: string
  role: Role
  station_id: string | null
  granted_at: Date
}

export interface SignInCodeTable {
  id: Generated<string>
  phone_hash: Buffer
  address_hash: Buffer
  code_hash: Buffer
  tries: Generated<number>
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface AuthSessionTable {
  id: Generated<string>
  token_hash: Buffer
  person_id: string
  created_at: Date
  expires_at: Date
  revoked_at: Date | null
}
