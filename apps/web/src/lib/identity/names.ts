import type { DemoRole } from '@zhibo/core/demo/schema'
import { m } from '#lib/paraglide/messages.js'

export const roleNames: Record<DemoRole, () => string> = {
  host: m.identity_role_host,
  reviewer: m.identity_role_reviewer,
  lead: m.identity_role_lead,
  agent: m.identity_role_agent,
  auditor: m.identity_role_auditor,
  admin: m.identity_role_admin,
  seeker: m.identity_role_seeker,
  employer: m.identity_role_employer,
}
