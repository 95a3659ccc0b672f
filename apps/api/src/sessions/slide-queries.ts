import type { Ctx } from '../context.ts'

/** Of these files those that may be slides of a session's plan: sent as such, by this person or by whoever put them in before. */
export function listSlideFiles({ db }: Ctx, ids: readonly string[], sessionId: string, personId: string) {
  return db
    .selectFrom('stored_file')
    .select(['id', 'pages'])
    .where('id', 'in', ids)
    .where('purpose', '=', 'slide')
    .where((eb) =>
      eb.or([
        eb('owner_id', '=', personId),
        eb.exists(
          eb
            .selectFrom('segment_slide')
            .innerJoin('segment', 'segment.id', 'segment_slide.segment_id')
            .select('segment.id')
            .whereRef('segment_slide.file_id', '=', 'stored_file.id')
            .where('segment.session_id', '=', sessionId),
        ),
      ]),
    )
    .execute()
}
