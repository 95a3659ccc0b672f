import type { Labelled } from './labelled.ts'
import { people } from './tune/people.ts'
import { originAndBody } from './tune/origin-and-body.ts'
import { money } from './tune/money.ts'
import { harder } from './tune/harder.ts'
import { work } from './tune/work.ts'
import { lawful } from './tune/lawful.ts'
import { lawfulMore } from './tune/lawful-more.ts'

/** The half that rules are mended with. */
export const tuneSentences: readonly Labelled[] = [
  ...people,
  ...originAndBody,
  ...money,
  ...work,
  ...lawful,
  ...lawfulMore,
  ...harder,
]
