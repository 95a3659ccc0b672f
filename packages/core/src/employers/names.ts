import { z } from 'zod'

// What cannot be seen hides what a name really says: controls, zero-width and bidirectional marks, fillers, selectors.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u
// Pictures and flags stand in no register. Digits and signs that are only pictographs on request stay.
const picture = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u

/** A name as a register holds it: 1 to `max` characters, single spaces, one form of each letter, no pictures, nothing invisible. */
export const registeredName = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((name) => !unseen.test(name), { error: 'unseen_characters' })
    .refine((name) => !picture.test(name), { error: 'name_pictures' })
    .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' '))

/** What stands for a person in public: the first sign of their name, whatever stands in brackets before it left out. */
export const initialOf = (name: string): string => /^./su.exec(name.replace(/[（(][^）)]*[）)]/g, '').trim())?.[0] ?? ''
