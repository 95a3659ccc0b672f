// A process that records, so that a test can kill it.
import { openProcess } from '../recordings/rtc/process.ts'
import type { FileNews, Job } from '../recordings/rtc/protocol.ts'

process.on('message', (job: Job) =>
  openProcess(job, { onNews: (news: FileNews) => process.send?.(news), onExit: () => process.exit(0) }),
)
