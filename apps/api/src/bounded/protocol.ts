/** What comes back from the work: how far it is, its answer, or that it declined, with a reason when it has one to give. */
export type Word = { progress: number } | { answer: unknown } | { declined: string | null }

/** Exit code of a process that grew over its limit. */
export const grewTooLarge = 75
