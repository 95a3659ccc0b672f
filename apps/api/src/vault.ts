import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** The keys of an installation, 32 bytes each, from SECRET_FILE. */
export interface Secrets {
  phoneKey: Buffer
  lookupKey: Buffer
  cookieKey: Buffer
  fileKey: Buffer
  /** The seed of the key that signs the trail's daily files. */
  auditKey: Buffer
}

/** Encryption at rest and keyed hashes. Personal text goes in sealed; what must be found again is found by its hash. */
export interface Vault {
  /** AES-256-GCM; `purpose` is bound in, so that a sealed value cannot be moved to another column. */
  seal(text: string, purpose: string): Buffer
  open(sealed: Buffer, purpose: string): string
  /** Keyed look-up hash of a value within a purpose. */
  hash(value: string, purpose: string): Buffer
  /** Signs a short-lived link or value; `verify` compares in constant time. */
  sign(value: string): string
  verify(value: string, signature: string): boolean
}

const ivBytes = 12
const tagBytes = 16

export function createVault(secrets: Omit<Secrets, 'auditKey'>): Vault {
  const phoneKey = createSecretKey(secrets.phoneKey)
  const sign = (value: string) => createHmac('sha256', secrets.fileKey).update(value).digest('base64url')
  return {
    seal(text, purpose) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', phoneKey, iv).setAAD(Buffer.from(purpose))
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, purpose) {
      const decipher = createDecipheriv('aes-256-gcm', phoneKey, sealed.subarray(0, ivBytes))
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(-tagBytes))
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
    },
    hash: (value, purpose) => createHmac('sha256', secrets.lookupKey).update(`${purpose}\0${value}`).digest(),
    sign,
    verify(value, signature) {
      const expected = Buffer.from(sign(value))
      const given = Buffer.from(signature)
      return expected.length === given.length && timingSafeEqual(expected, given)
    },
  }
}

/** 138****1234: enough to recognise one's own number, too little to call it. */
export const maskPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
