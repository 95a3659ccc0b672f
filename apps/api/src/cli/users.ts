import { AccountName, CreateStaff, Role, type StaffCredentials } from '@zhibo/core/identity/schema'
import { type Ctx, withTx } from '../context.ts'
import { createStaff } from '../identity/create-staff.ts'
import { disableStaff } from '../identity/disable-staff.ts'
import { grantRole } from '../identity/grant-role.ts'
import { accountHolder } from '../identity/people.ts'
import { resetStaff } from '../identity/reset-staff.ts'
import { revokeRole } from '../identity/revoke-role.ts'
import { stationBySlug } from '../stations/by-slug.ts'
import { onInstallation, typed } from './installation.ts'
import { type Given, type Said, VerbFailure } from './verb.ts'

const roleName = `ROLE (${Role.options.join(', ')})`

/** `user add ACCOUNT NAME [--role ROLE] [--station SLUG]` */
export function addUser({ args: [account, name], options, env }: Given): Promise<Said> {
  const input = typed(CreateStaff, { account, name })
  const role = options.role === undefined ? null : typed(Role, options.role, roleName)
  return onInstallation(env, async (ctx) => {
    const stationId = await stationOf(ctx, options.station)
    const credentials = await withTx(ctx, async (tx) => {
      const made = await createStaff(tx, input)
      if (role) await grantRole(tx, { personId: made.personId, role, stationId })
      return made
    })
    return said(credentials)
  })
}

/** `user role ACCOUNT ROLE [--station SLUG] [--revoke]` */
export function changeRole({ args: [account, wanted], options, env }: Given): Promise<Said> {
  const role = typed(Role, wanted, roleName)
  return onInstallation(env, async (ctx) => {
    const input = {
      personId: await holderOf(ctx, account),
      role,
      stationId: await stationOf(ctx, options.station),
    }
    await (options.revoke ? revokeRole(ctx, input) : grantRole(ctx, input))
    const where = options.station === undefined ? 'in the county' : `at ${String(options.station)}`
    return { data: input, text: `${account} is ${options.revoke ? 'no longer' : 'now'} ${role} ${where}` }
  })
}

/** `user disable ACCOUNT` */
export function disableUser({ args: [account], env }: Given): Promise<Said> {
  return onInstallation(env, async (ctx) => {
    const personId = await holderOf(ctx, account)
    await disableStaff(ctx, { personId })
    return { data: { personId }, text: `${account} is disabled and signed out everywhere` }
  })
}

/** `user reset ACCOUNT` */
export function resetUser({ args: [account], env }: Given): Promise<Said> {
  return onInstallation(env, async (ctx) => said(await resetStaff(ctx, { personId: await holderOf(ctx, account) })))
}

async function holderOf(ctx: Ctx, account: string | undefined): Promise<string> {
  const personId = await accountHolder(ctx, typed(AccountName, account, 'ACCOUNT'))
  if (personId === undefined) throw new VerbFailure(`no account ${account}`)
  return personId
}

async function stationOf(ctx: Ctx, slug: Given['options'][string]): Promise<string | null> {
  if (typeof slug !== 'string') return null
  const id = await stationBySlug(ctx, slug)
  if (id === undefined) throw new VerbFailure(`no station ${slug}`)
  return id
}

const said = (credentials: StaffCredentials): Said => ({
  data: credentials,
  text: [
    `account   ${credentials.account}`,
    `password  ${credentials.password}`,
    `TOTP      ${credentials.totpSecret}`,
    `          ${credentials.totpUri}`,
    'Hand these over in person: they are not shown again.',
  ].join('\n'),
})
