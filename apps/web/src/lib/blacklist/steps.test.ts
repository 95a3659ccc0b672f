import { expect, test } from 'vitest'
import { stepsOn } from './steps.ts'

const lead = { proposes: true, signs: true }
const reviewer = { proposes: true, signs: false }
const auditor = { proposes: false, signs: false }
const others = { proposedByMe: false, aboutMe: false }
const own = { proposedByMe: true, aboutMe: false }
const about = { proposedByMe: false, aboutMe: true }

test.each([
  ['proposed', 'a lead', lead, others, ['sign', 'decline'], null],
  ['proposed', 'the lead who proposed it', lead, own, ['decline'], 'own'],
  ['proposed', 'a lead it is about', lead, about, [], 'about_me'],
  ['proposed', 'a reviewer', reviewer, others, [], 'for_a_lead'],
  ['proposed', 'the reviewer who proposed it', reviewer, own, ['decline'], 'own'],
  ['proposed', 'an auditor', auditor, others, [], 'for_a_lead'],
  ['in_force', 'a lead', lead, others, ['lift'], null],
  ['in_force', 'the lead who proposed it', lead, own, ['lift'], null],
  ['in_force', 'a lead it is about', lead, about, [], 'about_me'],
  ['in_force', 'a reviewer', reviewer, others, [], null],
  ['declined', 'a lead', lead, others, [], null],
  ['lifted', 'a lead', lead, others, [], null],
  ['ended', 'a lead it is about', lead, about, [], null],
] as const)('an entry that is %s, before %s', (state, _who, duty, part, actions, waits) => {
  expect(stepsOn({ state, ...part }, duty)).toEqual({ actions: new Set(actions), waits })
})
