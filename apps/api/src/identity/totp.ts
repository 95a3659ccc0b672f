import { generateSecret, generateURI, verifySync } from 'otplib'

const purpose = 'staff_account.totp'
/** One step of 30 seconds either way, for clocks that differ. */
const toleranceSeconds = 30

export { purpose as totpPurpose }

/** A new secret for an authenticator app, with the address its QR code holds. */
export function newTotp(account: string): { secret: string; uri: string } {
  const secret = generateSecret()
  return { secret, uri: generateURI({ issuer: '织播', label: account, secret }) }
}

/** The time step a code is valid for at `now`, null when it is wrong or its step was used before. */
export function usedStep(secret: string, token: string, now: Date, lastStep: number): number | null {
  const result = verifySync({
    secret,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: toleranceSeconds,
    afterTimeStep: lastStep,
  })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
