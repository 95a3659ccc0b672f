import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** What is dear to make and outlives a checkout: the user's cache directory, in a folder of our own. */
export function cacheDir(): string {
  const { XDG_CACHE_HOME: given } = process.env
  if (given && isAbsolute(given)) return join(given, 'zhibo')
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'zhibo')
}
