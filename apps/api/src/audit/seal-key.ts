import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/** Signs the trail's daily files and knows its own signature again. */
export interface SealKey {
  /** 32 bytes in base64: with it anybody can check a daily file. */
  publicKey: string
  sign(text: string): string
  verify(text: string, signature: string): boolean
}

// What RFC 8410 puts before the 32 bytes of an Ed25519 seed (PKCS #8) and of a public key (SPKI).
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicBytes = 32

/** The Ed25519 key that grows from a seed of 32 bytes. */
export function createSealKey(seed: Buffer): SealKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([seedPrefix, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-publicBytes).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  }
}
