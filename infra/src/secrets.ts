import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from './log.ts'

/** Phone encryption, look-up hash, cookies, signed addresses of files, the trail's daily files; 32 bytes each, in base64. */
const keyNames = ['phoneKey', 'lookupKey', 'cookieKey', 'fileKey', 'auditKey']

/**
 * Makes the secrets at the first start, readable by their owner alone; refuses broken ones, and open ones in production.
 * A key that an older version did not know is added, except in production: there the operator keeps the file.
 */
export function ensureSecrets(path: string, { production }: { production: boolean }): void {
  if (!existsSync(path)) {
    if (production) throw new Refusal(`SECRET_FILE: ${path} is not there`)
    mkdirSync(dirname(path), { recursive: true })
    // `wx`: never over another's, should two starts meet here.
    write(path, Object.fromEntries(keyNames.map((name) => [name, newKey()])), 'wx')
    return
  }
  const mode = statSync(path).mode & 0o777
  if (production && (mode & 0o077) !== 0) {
    throw new Refusal(`SECRET_FILE: ${path} is open to others (mode ${mode.toString(8)}): chmod 600`)
  }
  const secrets = readObject(path)
  if (!production && isWithoutAuditKey(secrets)) {
    secrets.auditKey = newKey()
    write(`${path}.new`, secrets, 'w')
    renameSync(`${path}.new`, path)
  }
  const broken = keyNames.filter((name) => !isKey(secrets[name]))
  if (broken.length > 0) throw new Refusal(`SECRET_FILE: ${path}: ${broken.join(', ')} must be 32 bytes in base64`)
}

const newKey = (): string => randomBytes(32).toString('base64')

const write = (path: string, secrets: Record<string, unknown>, flag: 'w' | 'wx'): void =>
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag })

/** The four keys of the first version, whole, and nothing yet to sign the trail with. */
const isWithoutAuditKey = (secrets: Record<string, unknown>): boolean =>
  keyNames.every((name) => (name === 'auditKey' ? secrets[name] === undefined : isKey(secrets[name])))

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
