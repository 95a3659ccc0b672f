import { mayAt } from '@zhibo/core/identity/policy'
import { bareOf } from '@zhibo/core/moderation/phrases'
import type { AddPhrase, PhraseView } from '@zhibo/core/moderation/schema'
import { authorize, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { insertPhrase, listPhrases, lockPhrases, removePhrase } from './phrase-queries.ts'
import { toPhraseViews } from './views.ts'

/** The list of sensitive phrases, for everybody who moderates somewhere. */
export async function allPhrases(ctx: Ctx): Promise<PhraseView[]> {
  const { grants } = requirePerson(ctx.actor)
  if (!grants.some((grant) => mayAt([grant], 'session.moderate', grant.stationId))) throw new AppError('forbidden')
  return toPhraseViews(ctx, await listPhrases(ctx))
}

/** Puts a phrase on the list; one that is read the same is there already. */
export async function addPhrase(ctx: Ctx, { phrase }: AddPhrase): Promise<PhraseView> {
  authorize(ctx.actor, 'phrase.edit', null)
  return withTx(ctx, async (tx) => {
    await lockPhrases(tx)
    const bare = bareOf(phrase)
    if ((await listPhrases(tx)).some((each) => bareOf(each.phrase) === bare)) throw new AppError('phrase_known')
    const added = await insertPhrase(tx, {
      phrase,
      added_by: requirePerson(tx.actor).personId,
      added_at: tx.clock(),
      removed_by: null,
      removed_at: null,
    })
    const [view] = await toPhraseViews(tx, [added])
    await recordAudit(tx, 'phrase.added', { kind: 'phrase', id: added.id })
    return view!
  })
}

/** Takes a phrase off the list. What it held before stays as it was decided. */
export async function dropPhrase(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx.actor, 'phrase.edit', null)
  await withTx(ctx, async (tx) => {
    await lockPhrases(tx)
    found(await removePhrase(tx, id, requirePerson(tx.actor).personId))
    await recordAudit(tx, 'phrase.removed', { kind: 'phrase', id })
  })
}
