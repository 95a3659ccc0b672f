import { shanghaiDay } from '@zhibo/core/day'
import type { FilePurpose } from '@zhibo/core/files/schema'
import type { PersonActor } from '../../actor.ts'
import { proposeEntry } from '../../blacklist/propose.ts'
import { signEntry } from '../../blacklist/sign.ts'
import type { Tx } from '../../context.ts'
import { createEmployer } from '../../employers/create.ts'
import { expireApprovals } from '../../employers/expire.ts'
import { employerFile } from '../../employers/read.ts'
import { saveEmployerDraft } from '../../employers/save-draft.ts'
import { submitEmployer } from '../../employers/submit.ts'
import { upload } from '../../files/upload.ts'
import { createStaff } from '../../identity/create-staff.ts'
import { grantRole } from '../../identity/grant-role.ts'
import { foundPerson } from '../../identity/people.ts'
import { keepPhone } from '../../identity/staff-phone.ts'
import { foundStation } from '../../stations/found-station.ts'
import { listStudios } from '../../stations/queries.ts'
import { demoPeople } from '../people.ts'
import { type DemoEmployer, demoEmployers, fileOf } from './employers.ts'
import { drawLicence, drawPaper } from './licence.ts'
import { review } from './review.ts'
import { at, type Cast, day, hour, minute, person, staff } from './stage.ts'
import { demoStations } from './stations.ts'

/** How long before now the demo's past begins. */
const pastDays = 100

/** Founds the stations and their staff, then the employers with their files reviewed. Jobs come after. */
export async function foundDemo(tx: Tx): Promise<Cast> {
  const now = tx.clock()
  const begin = now.getTime() - pastDays * day
  const stations = []
  for (const station of demoStations) {
    const founded = await foundStation(at(tx, begin), {
      ...station,
      hrLicenceExpires: shanghaiDay(new Date(now.getTime() + 700 * day)),
      standardsFrom: `${shanghaiDay(new Date(begin)).slice(0, 4)}-01-01`,
    })
    const studios = await listStudios(tx, [founded.id])
    stations.push({ id: founded.id, studioIds: studios.map(({ id }) => id) })
  }
  const people = new Map<string, string>()
  for (const each of demoPeople) {
    if (!('account' in each)) continue
    const { personId } = await createStaff(at(tx, begin), { account: each.account, name: each.name })
    await grantRole(at(tx, begin), { personId, role: each.role, stationId: null })
    if ('reachedAt' in each) await keepPhone(at(tx, begin), personId, each.reachedAt)
    people.set(each.id, personId)
  }
  const host = staff(people.get('host')!, 'host')
  const reviewer = staff(people.get('reviewer')!, 'reviewer')
  const lead = staff(people.get('lead')!, 'lead')
  const employers = []
  for (const [nth, employer] of demoEmployers.entries()) {
    const stationId = stations[employer.station]!.id
    // What still waits came in this morning.
    const since = employer.fate === 'waiting' ? now.getTime() - 3 * hour : begin + nth * 20 * minute
    const founded = await foundEmployer(tx, employer, stationId, since, reviewer)
    employers.push({ stationId, ...founded })
  }
  // Not before its owner's file under a new name waits: whoever is listed hands nothing in.
  for (const [nth, { fate }] of demoEmployers.entries()) {
    const { id, owner } = employers[nth]!
    if (fate === 'blacklisted') await blacklist(tx, now.getTime() - 2 * hour, reviewer, lead, id, owner.personId)
  }
  await expireApprovals(at(tx, now.getTime() - hour))
  return { now, stations, host, reviewer, employers, jobs: [] }
}

const paper = async (by: Tx, purpose: FilePurpose, bytes: Buffer): Promise<string> =>
  (await upload(by, { bytes, name: 'paper.jpg', declaredType: 'image/jpeg', purpose })).id

/** By its code and by its owner: the reviewer proposes, the lead signs. */
async function blacklist(
  tx: Tx,
  since: number,
  reviewer: PersonActor,
  lead: PersonActor,
  employerId: string,
  ownerId: string,
) {
  const grounds = {
    months: 12,
    reasonCode: 'fees_taken',
    reason: '（演示）以服装费名义向求职者收押金，经查属实。',
    internalNote: '（演示）两名求职者提供了转账记录。',
  } as const
  const { creditCode = '' } = (await employerFile(at(tx, since, reviewer), employerId)).draft
  for (const entry of [
    { kind: 'credit_code' as const, creditCode, ...grounds },
    { kind: 'member' as const, employerId, personId: ownerId, ...grounds },
  ]) {
    const proposed = await proposeEntry(at(tx, since, reviewer), entry)
    await signEntry(at(tx, since + hour, lead), proposed.id, { expectedVersion: proposed.version })
  }
}

async function foundEmployer(tx: Tx, employer: DemoEmployer, stationId: string, since: number, reviewer: PersonActor) {
  const personId = await foundPerson(at(tx, since), employer.ownerPhone, employer.ownerName)
  const { id, version } = await createEmployer(at(tx, since, person(personId)), { stationId, name: employer.name })
  const owner = person(personId, { memberships: [{ employerId: id, role: 'owner' }] })
  const by = at(tx, since + minute, owner)
  const papers = {
    licence: await paper(by, 'licence', await drawLicence(employer.name, employer.creditCode)),
    permit:
      employer.kind === 'hr_agency'
        ? await paper(by, 'licence', await drawPaper('人力资源服务许可证', employer.name))
        : null,
    authorisation: await paper(by, 'authorisation', await drawPaper('授权委托书', employer.name)),
  }
  const lapses = employer.fate === 'lapsed' ? -20 : 500
  const expires = shanghaiDay(new Date(tx.clock().getTime() + lapses * day))
  const saved = await saveEmployerDraft(by, id, {
    expectedVersion: version,
    draft: fileOf(employer, papers, expires),
  })
  await submitEmployer(by, id, { expectedVersion: saved.version })
  if (employer.fate === 'returned')
    await review(at(tx, since + 5 * hour, reviewer), 'employer', id, {
      decision: 'return',
      reasonCode: 'rules_incomplete',
      parts: {
        qualification: { result: 'pass' },
        rules: { result: 'return', reasonCode: 'rules_incomplete', note: '请写清楚加班怎么算钱。' },
      },
      publicNote: '管理制度里请写清楚加班怎么算钱，其余都好。',
    })
  else if (employer.fate !== 'waiting') await review(at(tx, since + 5 * hour, reviewer), 'employer', id)
  return { id, owner }
}
