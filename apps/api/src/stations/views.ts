import type { StationView } from '@zhibo/core/stations/schema'
import type { Station, Studio } from './queries.ts'

export const toView = (station: Station, studios: Studio[]): StationView => ({
  id: station.id,
  slug: station.slug,
  name: station.name,
  operator: station.operator,
  hrLicenceNo: station.hr_licence_no,
  hrLicenceExpires: station.hr_licence_expires,
  supervisingBody: station.supervising_body,
  supervisingPhone: station.supervising_phone,
  studios: studios
    .filter((studio) => studio.station_id === station.id)
    .map((studio) => ({ id: studio.id, name: studio.name })),
})
