import { computeAirtime } from '@zhibo/core/airtime/compute'
import { AirtimeRefusal, readAirtimeDocument } from '@zhibo/core/airtime/read'
import type { AirtimeReport } from '@zhibo/core/airtime/schema'
import { readDocument } from './document.ts'
import { VerbFailure } from './verb.ts'

/** What the evidence in a JSON document comes to. Throws a VerbFailure that names session and position. */
export function airtimeCompute(bytes: Uint8Array): AirtimeReport {
  if (bytes.length === 0) throw new VerbFailure('nothing on standard input: zhibo airtime compute < document.json')
  const { rest, elements } = readDocument(bytes, 'sessions')
  try {
    return computeAirtime(readAirtimeDocument(rest, elements))
  } catch (error) {
    if (error instanceof AirtimeRefusal) throw new VerbFailure(error.message, { cause: error })
    throw error
  }
}
