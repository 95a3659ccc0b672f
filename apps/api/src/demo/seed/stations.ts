import type { FoundStation } from '../../stations/found-station.ts'

const hour = 3_600_000

/** The county's three stations with the monthly standard of its plan. Invented operators and numbers. */
export const demoStations: readonly Omit<FoundStation, 'hrLicenceExpires' | 'standardsFrom'>[] = [
  {
    slug: 'demo-park',
    name: '（演示）轻纺服饰产业园直播站',
    operator: '（演示）渠县轻纺服饰人力资源产业园运营中心',
    hrLicenceNo: '（演示）川人服证字 0001 号',
    supervisingBody: '（演示）渠县人力资源和社会保障局',
    supervisingPhone: '0818-0000001',
    studios: ['一号直播间', '二号直播间'],
    sessionsPerMonth: 4,
    airtimeMsPerMonth: 12 * hour,
  },
  {
    slug: 'demo-talent',
    name: '（演示）渠县人才网直播站',
    operator: '（演示）渠县人才服务中心',
    hrLicenceNo: '（演示）川人服证字 0002 号',
    supervisingBody: '（演示）渠县人力资源和社会保障局',
    supervisingPhone: '0818-0000001',
    studios: ['人才直播间'],
    sessionsPerMonth: 4,
    airtimeMsPerMonth: 12 * hour,
  },
  {
    slug: 'demo-happy',
    name: '（演示）幸福渠县直播站',
    operator: '（演示）幸福渠县融媒服务部',
    hrLicenceNo: '（演示）川人服证字 0003 号',
    supervisingBody: '（演示）渠县人力资源和社会保障局',
    supervisingPhone: '0818-0000001',
    studios: ['幸福直播间'],
    sessionsPerMonth: 4,
    airtimeMsPerMonth: 12 * hour,
  },
]
