import type { Role } from '@zhibo/core/identity/schema'

/** Somebody of the demo, known again by a fixed account or phone. The seed makes them, the sign-in page offers them. */
export type DemoPerson =
  | { id: string; role: Role; name: string; account: string; reachedAt?: string }
  | { id: string; role: 'employer' | 'seeker'; name: string; phone: string }

/** In the order the sign-in page offers them. Staff accounts are made with the role in the whole county; some gave no phone. */
export const demoPeople = [
  { id: 'seeker', role: 'seeker', name: '（演示）求职者小陈', phone: '13800000001' },
  { id: 'employer-1', role: 'employer', name: '（演示）锦程制衣 经办人', phone: '13800000011' },
  { id: 'employer-2', role: 'employer', name: '（演示）巴河服饰 经办人', phone: '13800000012' },
  { id: 'employer-3', role: 'employer', name: '（演示）宕渠针织 经办人', phone: '13800000013' },
  { id: 'host', role: 'host', name: '（演示）主持人', account: 'demo-host', reachedAt: '13800000021' },
  { id: 'reviewer', role: 'reviewer', name: '（演示）审核员', account: 'demo-reviewer', reachedAt: '13800000022' },
  { id: 'reviewer-2', role: 'reviewer', name: '（演示）审核员乙', account: 'demo-reviewer-2' },
  { id: 'lead', role: 'lead', name: '（演示）负责人', account: 'demo-lead', reachedAt: '13800000023' },
  // Second signatures, second looks and appeals are for somebody else than the first.
  { id: 'lead-2', role: 'lead', name: '（演示）负责人乙', account: 'demo-lead-2' },
  { id: 'auditor', role: 'auditor', name: '（演示）监督员', account: 'demo-auditor' },
  { id: 'admin', role: 'admin', name: '（演示）管理员', account: 'demo-admin' },
] as const satisfies readonly DemoPerson[]
