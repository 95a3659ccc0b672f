import type {
  ApplicationEventTable,
  ApplicationTable,
  ConsentTable,
  SeekerProfileTable,
} from '../applications/tables.ts'
import type { AuditEntryTable, AuditHeadTable } from '../audit/tables.ts'
import type { BlacklistEntryTable, BlacklistHoldTable } from '../blacklist/tables.ts'
import type { CalendarDayTable } from '../calendar/tables.ts'
import type {
  EmployerInvitationTable,
  EmployerMemberTable,
  EmployerNoticeTable,
  EmployerRevisionTable,
  EmployerTable,
} from '../employers/tables.ts'
import type { DeviceTestTable } from '../device-tests/tables.ts'
import type { DeviationTable } from '../deviations/tables.ts'
import type { EncoderKeyTable } from '../encoders/tables.ts'
import type { StoredFileTable } from '../files/tables.ts'
import type { GuestCallTable } from '../guests/tables.ts'
import type {
  AuthSessionTable,
  PersonTable,
  RoleGrantTable,
  SignInCodeTable,
  StaffAccountTable,
  StaffTryTable,
} from '../identity/tables.ts'
import type { JobImportTable, JobRevisionTable, JobTable } from '../jobs/tables.ts'
import type { LicenceReadingTable } from '../licences/tables.ts'
import type { SessionInvitationTable } from '../invitations/tables.ts'
import type { LiveEventTable, ViewerSampleTable } from '../live/tables.ts'
import type { MediaEndTable, MediaIntervalTable, MediaMuteTable, MediaWebhookTable } from '../media/tables.ts'
import type { ChatBanTable, SensitivePhraseTable, SessionMuteTable } from '../moderation/tables.ts'
import type { OutboxMessageTable } from '../notify/tables.ts'
import type { PolicyRowTable } from '../policy/tables.ts'
import type { PromiseLineTable } from '../promises/tables.ts'
import type { QuestionTable, QuestionVoteTable } from '../questions/tables.ts'
import type { RecorderClaimTable, RecordingPartTable, RecordingTable } from '../recordings/tables.ts'
import type {
  ReviewCaseTable,
  ReviewEventTable,
  ReviewFilterTable,
  ReviewFindingMarkTable,
  ReviewReinspectionTable,
} from '../reviews/tables.ts'
import type {
  LiveSessionTable,
  SegmentJobTable,
  SegmentPresenterTable,
  SegmentSlideTable,
  SegmentTable,
  SessionDeskTable,
  SessionPartnerTable,
  SessionPresenterTable,
  SessionReasonTable,
  SessionReminderTable,
  SessionRevisionTable,
  SessionSeriesTable,
  SessionSlateTable,
  SessionStationTable,
  StudioBookingTable,
} from '../sessions/tables.ts'
import type { CalendarLinkTable } from '../sessions/feeds/tables.ts'
import type { SessionLapseTable } from '../sessions/lapses/tables.ts'
import type { FacilityStandardTable, FacilityTable, StudioTable } from '../stations/tables.ts'
import type { WallHandTable } from '../walls/tables.ts'

/** Every table, each typed by the slice that owns it. */
export interface Database {
  application: ApplicationTable
  application_event: ApplicationEventTable
  audit_entry: AuditEntryTable
  audit_head: AuditHeadTable
  auth_session: AuthSessionTable
  blacklist_entry: BlacklistEntryTable
  blacklist_hold: BlacklistHoldTable
  calendar_day: CalendarDayTable
  calendar_link: CalendarLinkTable
  chat_ban: ChatBanTable
  consent: ConsentTable
  deviation: DeviationTable
  device_test: DeviceTestTable
  employer: EmployerTable
  employer_invitation: EmployerInvitationTable
  employer_member: EmployerMemberTable
  employer_notice: EmployerNoticeTable
  employer_revision: EmployerRevisionTable
  encoder_key: EncoderKeyTable
  facility: FacilityTable
  facility_standard: FacilityStandardTable
  guest_call: GuestCallTable
  job: JobTable
  job_import: JobImportTable
  job_revision: JobRevisionTable
  licence_reading: LicenceReadingTable
  live_event: LiveEventTable
  live_session: LiveSessionTable
  media_end: MediaEndTable
  media_interval: MediaIntervalTable
  media_mute: MediaMuteTable
  media_webhook: MediaWebhookTable
  outbox_message: OutboxMessageTable
  person: PersonTable
  policy_row: PolicyRowTable
  promise_line: PromiseLineTable
  question: QuestionTable
  question_vote: QuestionVoteTable
  recorder_claim: RecorderClaimTable
  recording: RecordingTable
  recording_part: RecordingPartTable
  review_case: ReviewCaseTable
  review_event: ReviewEventTable
  review_filter: ReviewFilterTable
  review_finding_mark: ReviewFindingMarkTable
  review_reinspection: ReviewReinspectionTable
  role_grant: RoleGrantTable
  seeker_profile: SeekerProfileTable
  segment: SegmentTable
  segment_job: SegmentJobTable
  segment_presenter: SegmentPresenterTable
  segment_slide: SegmentSlideTable
  sensitive_phrase: SensitivePhraseTable
  session_desk: SessionDeskTable
  session_invitation: SessionInvitationTable
  session_lapse: SessionLapseTable
  session_mute: SessionMuteTable
  session_presenter: SessionPresenterTable
  session_reminder: SessionReminderTable
  session_reason: SessionReasonTable
  session_revision: SessionRevisionTable
  session_series: SessionSeriesTable
  session_slate: SessionSlateTable
  session_partner: SessionPartnerTable
  session_station: SessionStationTable
  sign_in_code: SignInCodeTable
  staff_account: StaffAccountTable
  staff_try: StaffTryTable
  stored_file: StoredFileTable
  studio: StudioTable
  studio_booking: StudioBookingTable
  viewer_sample: ViewerSampleTable
  wall_hand: WallHandTable
}
