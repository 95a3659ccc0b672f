const basesOfTheSheet = [
  '人力资源市场暂行条例',
  '五部门通知（2025-12-25）',
  '劳动法',
  '劳动合同法',
  '工资支付暂行规定',
  '社会保险法',
  '劳务派遣行政许可实施办法',
  '未成年工特殊保护规定',
  'GB 32100-2015',
] as const

/** What the checks of a job and its pay stand on. */
const basesOfAJob = [
  '就业促进法',
  '妇女权益保障法',
  '未成年人保护法',
  '禁止使用童工规定',
  '人力资源市场暂行条例',
  '五部门通知（2025-12-25）',
  '劳动法',
  '劳动合同法',
  '工资支付暂行规定',
  '最低工资规定',
  '社会保险法',
  '平台规则',
] as const

/**
 * The rules by which is checked, from the day they are in use. Older approvals name the set of their day. Whoever adds or
 * sharpens a rule adds a set: from its day on, what is in force is held against it (`reviews/weigh-in-force`).
 */
export const ruleSets = [
  {
    from: '2026-01-01',
    bases: ['人力资源市场暂行条例', '五部门通知（2025-12-25）', '劳动合同法'],
    jobBases: basesOfAJob,
  },
  { from: '2026-11-24', bases: basesOfTheSheet, jobBases: basesOfAJob },
  // A licence says until when it is good, or that it has no end.
  { from: '2026-11-27', bases: basesOfTheSheet, jobBases: basesOfAJob },
] as const

/** The set in use on a day (YYYY-MM-DD, Asia/Shanghai). */
export const ruleSetOn = (day: string): (typeof ruleSets)[number] =>
  ruleSets.findLast(({ from }) => from <= day) ?? ruleSets[0]
