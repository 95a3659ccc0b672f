import { computeAirtime } from '@zhibo/core/airtime/compute'
import { readAirtimeDocument } from '@zhibo/core/airtime/read'
import type { AirtimeReport } from '@zhibo/core/airtime/schema'
import { VerbFailure } from './verb.ts'

/** What the evidence in a JSON text comes to. Throws a VerbFailure that names session and position. */
export function airtimeCompute(text: string): AirtimeReport {
  const read = readAirtimeDocument(parsed(text))
  if (!read.ok) throw new VerbFailure(read.refusal)
  return computeAirtime(read.document)
}

function parsed(text: string): unknown {
  if (text.trim() === '') throw new VerbFailure('nothing on standard input: zhibo airtime compute < document.json')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new VerbFailure(`not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
