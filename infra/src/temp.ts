import { chmodSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new directory for a test's servers; others may pass through, because the database runs as another user. */
export function makeTempDir(name = 'test'): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), `zhibo-${name}-`)))
  chmodSync(dir, 0o711)
  return dir
}
