import { fileURLToPath } from 'node:url'

/** The root of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** The Node that runs us, which is the pinned one; never the shim in .bin, which does not pass signals on. */
export const node = process.execPath
