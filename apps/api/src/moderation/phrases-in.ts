import { type PhraseFound, phraseFinder } from '@zhibo/core/moderation/phrases'
import type { Ctx } from '../context.ts'
import { listPhrases, phraseEdition } from './phrase-queries.ts'

let known: { edition: string; find: (text: string) => PhraseFound[] } | null = null

/**
 * The sensitive phrases in a text. The finder is kept for the whole process and made anew when the list has another
 * edition, so that what a lead adds holds the very next question, whichever process takes it.
 */
export async function phrasesIn(ctx: Ctx, text: string): Promise<PhraseFound[]> {
  return (await phraseFinderOf(ctx))(text)
}

/** The finder itself, for many texts at once. */
export async function phraseFinderOf(ctx: Ctx): Promise<(text: string) => PhraseFound[]> {
  const edition = await phraseEdition(ctx)
  if (known?.edition !== edition) {
    const phrases = await listPhrases(ctx)
    known = { edition, find: phraseFinder(phrases.map(({ phrase }) => phrase)) }
  }
  return known.find
}
