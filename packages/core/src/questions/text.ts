import { z } from 'zod'
import { charactersIn, mostCharacters } from './length.ts'

/** One such character may carry a long tail: what is stored is bounded too. */
const mostUnits = 1000

// Control and direction marks, fillers, halves of characters and whatever else takes no place on a screen. A joiner
// stays only between two pictures that it makes one of.
const unseen =
  /(?<!\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d|\u200d(?!\p{Extended_Pictographic})|(?!\u200d)\p{Cf}|(?![\s\u0085])\p{Cc}|[\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0]/gu
const breaks = /[\s\u0085]+/gu
const towers = /(\p{M}{2})\p{M}+/gu

/** What was typed, in one line, without what nobody can see and without towers of marks. */
export const cleaned = (typed: string): string =>
  typed.replace(unseen, '').replace(breaks, ' ').replace(towers, '$1').trim()

/** A question as it is kept: cleaned, with a letter or digit in it, at most 200 characters. */
export const QuestionText = z
  .string()
  .overwrite(cleaned)
  .min(1)
  .refine((text) => /[\p{L}\p{N}]/u.test(text), { error: 'no_words' })
  .refine((text) => text.length <= mostUnits && charactersIn(text) <= mostCharacters, { error: 'question_long' })
