/** A minimum wage as decreed: valid from a day (YYYY-MM-DD) until the next row's. */
export interface MinimumWage {
  from: string
  monthlyFen: number
  hourlyFen: number
  documentNo: string | null
  /** False until a lead has seen the decree; the page then says that the row awaits confirmation. */
  confirmed: boolean
}

export interface Policies {
  minimumWages: readonly MinimumWage[]
}

/** The minimum wage valid on a day, or null before the first row. */
export function minimumWageOn(policies: Policies, day: string): MinimumWage | null {
  let valid: MinimumWage | null = null
  for (const row of policies.minimumWages) {
    if (row.from <= day && (valid === null || row.from >= valid.from)) valid = row
  }
  return valid
}
