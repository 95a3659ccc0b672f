import type { JobCheckContext } from './check-job.ts'
import type { JobPost } from './schema.ts'

/** A post with nothing to find: tests change one thing at a time. */
export const aLawfulPost: JobPost = {
  title: '平车工',
  description: '缝制校服，工序计件',
  place: '四川省达州市渠县工业园3号楼',
  headcount: 5,
  conditions: '会用平车，生手可以学',
  validUntil: '2026-12-31',
  employment: 'full_time',
  contractMonths: 12,
  probationMonths: 1,
  probationPayPercent: 80,
  pay: {
    scheme: 'piece',
    baseFen: 0,
    floorFen: 260_000,
    pieceRateMilliyuan: 350,
    piecesPerHour: 60,
    advertisedMinFen: 350_000,
    advertisedMaxFen: 470_000,
    payDay: 7,
  },
  hours: { perDay: 8, daysPerWeek: 5, overtimePerMonth: 36, overtimePieceMultiplier: 1.5 },
  insurance: ['pension', 'medical', 'injury', 'unemployment', 'maternity'],
  exceptions: [],
  ageReason: null,
  onDate: '2026-11-23',
}

export const demoContext: JobCheckContext = {
  policies: {
    minimumWages: [{ from: '2025-01-01', monthlyFen: 220_000, hourlyFen: 2_200, documentNo: null, confirmed: false }],
  },
  today: '2026-11-23',
}
