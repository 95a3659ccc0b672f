import type { Generated } from 'kysely'

export interface FacilityTable {
  id: Generated<string>
  kind: 'station'
  slug: string
  name: string
  operator: string
  hr_licence_no: string
  hr_licence_expires: string
  supervising_body: string
  supervising_phone: string
  created_at: Date
}

export interface FacilityStandardTable {
  facility_id: string
  measure: 'sessions_per_month' | 'airtime_ms_per_month'
  target: number
  valid_from: string
}

export interface StudioTable {
  id: Generated<string>
  station_id: string
  name: string
  created_at: Date
}
