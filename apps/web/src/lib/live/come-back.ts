/** So long a lost room is looked for before somebody has to say that it is still wanted. */
export const giveUpAfterMs = 5 * 60_000

const retryMs = [300, 700]
export const retryAfterMs = (tries: number): number => retryMs[tries] ?? 1500

/** A line that swallows everything is given up on this soon: what was begun before it came back would hold up the return. */
export const impatient = { maxRetries: 0, websocketTimeout: 4000, peerConnectionTimeout: 8000 }
