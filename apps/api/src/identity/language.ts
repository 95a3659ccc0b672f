import type { UseLanguage } from '@zhibo/core/identity/schema'
import { requirePerson } from '../actor.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { keepLanguage } from './queries.ts'

/** Somebody reads the pages in another language from now on; messages come in it too, on whatever device they are. */
export async function useLanguage(ctx: Ctx, { language }: UseLanguage): Promise<void> {
  const { personId } = requirePerson(ctx.actor)
  await withTx(ctx, (tx) => keepLanguage(tx, personId, language, 'chosen'))
}

/** Until somebody chose, theirs is that of the page on which they first signed in. */
export const learnLanguage = (tx: Tx, personId: string): Promise<void> => keepLanguage(tx, personId, tx.locale, 'first')
