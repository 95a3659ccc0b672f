import { type InvitationAction, invitationLifecycle, type InvitationRole } from '@zhibo/core/invitations/lifecycle'
import { InvitationState } from '@zhibo/core/invitations/schema'
import { recordAudit } from '../audit/record.ts'
import type { Tx } from '../context.ts'
import { stateAfter } from '../lifecycle.ts'
import type { Plan } from '../sessions/plan.ts'
import type { Invitation } from './queries.ts'
import { standing } from './views.ts'

/** Where an action leads, from where the invitation stands; throws the refusal's code. */
export const standingAfter = (
  invitation: Invitation,
  plan: Plan,
  action: InvitationAction,
  role: InvitationRole,
): InvitationState =>
  InvitationState.parse(stateAfter(invitationLifecycle, standing(invitation, plan.plannedStart), action, role))

/** The trail's line, under the show it is about. */
export const recordStep = (
  tx: Tx,
  plan: Pick<Plan, 'id' | 'stationId'>,
  action: InvitationAction | 'ask',
  invitation: Pick<Invitation, 'id' | 'presenter_id'>,
): Promise<void> =>
  recordAudit(
    tx,
    `invitation.${action}`,
    { kind: 'session', id: plan.id },
    { stationId: plan.stationId, detail: { invitation: invitation.id, presenter: invitation.presenter_id } },
  )
