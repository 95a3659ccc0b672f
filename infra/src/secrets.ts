import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from './log.ts'

/** Phone encryption, look-up hash, cookies, signed addresses of files; 32 bytes each, in base64. */
const keyNames = ['phoneKey', 'lookupKey', 'cookieKey', 'fileKey']

/** Makes the secrets at the first start, readable by their owner alone; refuses broken ones, and open ones in production. */
export function ensureSecrets(path: string, { production }: { production: boolean }): void {
  if (!existsSync(path)) {
    if (production) throw new Refusal(`SECRET_FILE: ${path} is not there`)
    mkdirSync(dirname(path), { recursive: true })
    const secrets = Object.fromEntries(keyNames.map((name) => [name, randomBytes(32).toString('base64')]))
    // `wx`: never over another's, should two starts meet here.
    writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    return
  }
  const mode = statSync(path).mode & 0o777
  if (production && (mode & 0o077) !== 0) {
    throw new Refusal(`SECRET_FILE: ${path} is open to others (mode ${mode.toString(8)}): chmod 600`)
  }
  const secrets = readObject(path)
  const broken = keyNames.filter((name) => !isKey(secrets[name]))
  if (broken.length > 0) throw new Refusal(`SECRET_FILE: ${path}: ${broken.join(', ')} must be 32 bytes in base64`)
}

function readObject(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch (error) {
    throw new Refusal(`SECRET_FILE: ${path} cannot be read as JSON`, { cause: error })
  }
  throw new Refusal(`SECRET_FILE: ${path} does not hold an object`)
}

function isKey(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(value)
}
