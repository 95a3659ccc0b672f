import { onInstallation } from '@zhibo/api/cli/installation'
import { foundStation } from '@zhibo/api/stations/found-station'

/** A station with nothing in its ledger yet, founded by the software itself as at a set-up. */
export function aNewStation(dataDir: string, name: string) {
  return onInstallation({ DATA_DIR: dataDir }, (ctx) =>
    foundStation(ctx, {
      slug: `south-${ctx.clock().getTime()}`,
      name,
      operator: '渠县渠南人力资源服务中心',
      hrLicenceNo: '川人服证字 0099 号',
      hrLicenceExpires: '2099-12-31',
      supervisingBody: '渠县人力资源和社会保障局',
      supervisingPhone: '0818-0000009',
      studios: [`${name}一号间`],
      sessionsPerMonth: 4,
      airtimeMsPerMonth: 12 * 3_600_000,
      standardsFrom: '2020-01-01',
    }),
  )
}
