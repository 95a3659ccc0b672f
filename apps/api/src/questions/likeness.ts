import { type SqlBool, sql } from 'kysely'

/**
 * How much the gist of a question (of the table `question`) says the same as another: shared trigrams out of all, and
 * how well the shorter lies within the longer. 夫妻房 and 夫妻房 费用 share half, but one lies in the other whole.
 */
export const likenessTo = (gist: string) => sql<number>`
  (0.6 * similarity(question.gist, ${gist})
   + 0.4 * greatest(word_similarity(question.gist, ${gist}), word_similarity(${gist}, question.gist)))`

/** What the index finds quickly; the measure itself decides. */
export const isNear = (gist: string) => sql<SqlBool>`(question.gist % ${gist} or question.gist %> ${gist})`

/** From here on a question is worth a look before it is asked again. */
export const worthALook = 0.55
