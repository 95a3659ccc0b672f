import { checkChat } from '@zhibo/core/checks/chat'
import { contactSpans } from '@zhibo/core/checks/contacts'
import type { HeldFor } from '@zhibo/core/moderation/schema'
import type { Ctx } from '../context.ts'
import { phraseFinderOf, phrasesIn } from '../moderation/phrases-in.ts'

/** What a text is held for before anybody has seen it; null when nothing is found in it. A way of contact goes first: it is also masked. */
export async function lookAt(ctx: Ctx, text: string): Promise<HeldFor | null> {
  if (checkChat(text).length > 0) return 'contact'
  return (await phrasesIn(ctx, text)).length > 0 ? 'phrase' : null
}

/** Where in texts that is, for the host who looks at them. */
export async function findingsIn(ctx: Ctx, texts: readonly string[]): Promise<{ start: number; end: number }[][]> {
  if (texts.length === 0) return []
  const find = await phraseFinderOf(ctx)
  return texts.map((text) =>
    [
      ...contactSpans(text).map(([start, end]) => ({ start, end })),
      ...find(text).map(({ start, end }) => ({ start, end })),
    ].toSorted((a, b) => a.start - b.start),
  )
}
