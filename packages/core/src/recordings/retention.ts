const dayMs = 86_400_000

/** 回放公开多久: days from the release on. Ours to decide; nothing in the law asks for a public replay. */
export const replayDays = 90

/** How long a recording is kept: three years, as sessions are (令 44 art. 26 asks for that of what was published). */
export const keptYears = 3

/** Until when a recording that began then is kept: the same day three years on. */
export function keepUntil(startedAt: Date): Date {
  const until = new Date(startedAt)
  until.setUTCFullYear(until.getUTCFullYear() + keptYears)
  return until
}

/** Until when a replay that is released then is public; never longer than it is kept. */
export function publicUntil(releasedAt: Date, kept: Date): Date {
  return new Date(Math.min(releasedAt.getTime() + replayDays * dayMs, kept.getTime()))
}
