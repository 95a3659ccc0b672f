/** What a state means: `live` on air, `verified` checked by staff, `waiting` on someone, `danger` needs care, `plain` else. */
export type Tone = 'live' | 'verified' | 'waiting' | 'danger' | 'plain'
