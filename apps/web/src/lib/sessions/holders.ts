import type { SessionSummary } from '@zhibo/core/sessions/schema'

/** The names of all stations that hold a show, its own first; of a station that is closed since there is none. */
export const holdersOf = (
  { stationName, partnerIds }: Pick<SessionSummary, 'stationName' | 'partnerIds'>,
  stations: readonly { id: string; name: string }[],
): string[] => [stationName, ...partnerIds.flatMap((id) => stations.find((station) => station.id === id)?.name ?? [])]
