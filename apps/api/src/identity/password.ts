import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

// OWASP's second choice for argon2id: 19 MiB, two passes, one lane; about 30 ms on a small server.
const memory = 19_456
const passes = 2
const parallelism = 1
const tagLength = 32

/** Hashes a password with argon2id; parameters and salt are kept in the text, so that they may be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength,
  })
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${nonce.toString('base64url')}$${hash.toString('base64url')}`
}

/** Whether a password fits. Without a hash (no such account) it takes the same time and never does. */
export async function verifyPassword(encoded: string | undefined, password: string): Promise<boolean> {
  const { parameters, nonce, expected } = parse(encoded ?? decoy)
  const hash = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    ...parameters,
    tagLength: expected.length,
  })
  return timingSafeEqual(hash, expected) && encoded !== undefined
}

const decoy = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

function parse(encoded: string) {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(encoded)
  if (!match) throw new Error('a stored password hash is malformed')
  const [, m, t, p, nonce, hash] = match as unknown as [string, string, string, string, string, string]
  return {
    parameters: { memory: Number(m), passes: Number(t), parallelism: Number(p) },
    nonce: Buffer.from(nonce, 'base64url'),
    expected: Buffer.from(hash, 'base64url'),
  }
}

// No 0/o, 1/l: it is read from a screen or a note once, and typed.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password for somebody else to start with: 20 characters, 100 bits, in groups of five. */
export function randomPassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
