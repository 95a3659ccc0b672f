import { age } from './age.ts'
import { bait } from './bait.ts'
import { belowMinimumWage } from './below-minimum-wage.ts'
import { contact } from './contact.ts'
import { disabilityLooks } from './disability-looks.ts'
import { documentsKept } from './documents-kept.ts'
import { ethnicityReligion } from './ethnicity-religion.ts'
import { fees } from './fees.ts'
import { health } from './health.ts'
import { hours } from './hours.ts'
import { insurance } from './insurance.ts'
import { missingField } from './missing-field.ts'
import { noPay } from './no-pay.ts'
import { overtimePrice } from './overtime-price.ts'
import { probation } from './probation.ts'
import { residence } from './residence.ts'
import type { Rule } from './rule.ts'
import { sex } from './sex.ts'

/** Every rule; the order in which they run means nothing. */
export const rules: readonly Rule[] = [
  sex,
  ethnicityReligion,
  residence,
  health,
  disabilityLooks,
  age,
  fees,
  documentsKept,
  noPay,
  belowMinimumWage,
  bait,
  hours,
  overtimePrice,
  probation,
  insurance,
  contact,
  missingField,
]
