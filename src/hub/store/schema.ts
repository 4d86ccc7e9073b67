import type { ColumnType, Generated } from 'kysely';
import type { ActionPlace, ActionStatus, FollowResult } from '../../domain/action/index.ts';
import type { Hole, OfficeResult, PublicKey, Site } from '../../domain/api/index.ts';
import type {
  CommandName,
  CommandResult,
  Heartbeat,
  ShellBeat,
  Truth,
  TruthReason,
} from '../../domain/fleet/index.ts';
import type { EmergencyTables } from './schema-emergency.ts';
import type { StaffTables } from './schema-staff.ts';

/** JSON columns: read as values, written as texts. */
type JsonColumn<T> = ColumnType<T, string, string>;

interface KioskTable {
  id: string;
  site: JsonColumn<Site>;
  incarnation: number;
  state: 'active' | 'revoked';
  created_at: Date;
  revoked_at: Date | null;
}

interface KioskKeyTable {
  /** `kiosk.incarnation.role`: what a signature names. */
  key_id: string;
  kiosk: string;
  incarnation: number;
  role: 'page' | 'shell';
  public_key: JsonColumn<PublicKey>;
  thumbprint: string;
  state: 'active' | 'superseded' | 'revoked';
  created_at: Date;
}

interface EnrolmentCodeTable {
  code_hash: Buffer;
  site: JsonColumn<Site>;
  /** Set when an operator approved a new incarnation of this kiosk. */
  kiosk: string | null;
  expires_at: Date;
  used_at: Date | null;
  /** Page key that redeemed it: the same key may ask for the same answer again. */
  used_by: string | null;
}

interface ShellBeatTable {
  kiosk: string;
  /** Thumbprint of the shell's key: another key starts its counter anew. */
  key_id: string;
  counter: number;
  body: JsonColumn<ShellBeat>;
  received_at: Date;
  /** Since when its screen does not stay up. */
  looping_since: Date | null;
}

interface CommandTable {
  kiosk: string;
  number: number;
  name: CommandName;
  issued_at: Date;
  expires_at: Date;
  signature: string;
  /** Null until the shell told its result. */
  state: CommandResult['state'] | null;
  report: string | null;
  finished_at: Date | null;
}

interface WatermarkTable {
  kiosk: string;
  incarnation: number;
  last_seq: number;
  settled: number;
  /** Written by every batch, duplicates too (hub.md §4 rule 2). */
  touched: Generated<number>;
  /** Requests of this line came in through another one. */
  has_moved: Generated<boolean>;
}

interface ActionTable {
  /** Day of receipt in UTC: the partition key of a city's database. */
  received_day: string;
  kiosk: string;
  incarnation: number;
  seq: number;
  id: string;
  kind: string;
  created_at: Date | null;
  created_trust: 'confirmed' | 'unconfirmed';
  key_id: string;
  /** Empty once purged. */
  sealed: string;
  received_at: Date;
  purged_at: Date | null;
  /** The transaction that wrote it (xid8); 0 after a restore and before this was kept. */
  taken_xid: Generated<number>;
  /** The place the body was sealed to, where that is another one. */
  origin: JsonColumn<ActionPlace> | null;
}

interface RefusalTable {
  kiosk: string;
  incarnation: number;
  seq: number;
  id: string;
  code: string;
  refused_at: Date;
  taken_xid: Generated<number>;
}

/** Requests that came in through a later line than the one they were sealed to. */
interface MovedTable {
  origin_kiosk: string;
  origin_incarnation: number;
  origin_seq: number;
  id: string;
  kiosk: string;
  incarnation: number;
  seq: number;
}

/** What a kiosk said it cannot send any more. A request that turns up after all is an action. */
interface HoleTable {
  kiosk: string;
  incarnation: number;
  from_seq: number;
  to_seq: number;
  reason: Hole['reason'];
  declared_at: Date;
}

interface CoverageTable {
  kind: 'backup' | 'archive';
  before_xid: number;
  covered_at: Date;
  /** Written by every look, so that what it saw is known to have reached the standby. */
  looked: Generated<number>;
}

/** A run of requests of a line that came in and were not opened yet. */
interface ArrivalTable {
  kiosk: string;
  incarnation: number;
  from_seq: number;
  to_seq: number;
  due_at: Date;
}

/** What is left to do about a request that was opened, or that could not be. */
interface HandoverTable {
  kiosk: string;
  incarnation: number;
  seq: number;
  /** `waiting` to be opened again; opened once: `ready` waits for its call, `dead` for an operator. */
  state: 'waiting' | 'ready' | 'failed' | 'dead';
  reason: string | null;
  due_at: Date;
  /** Calls begun. */
  attempts: Generated<number>;
}

interface FollowTable {
  code_hash: Buffer;
  kiosk: string;
  incarnation: number;
  seq: number;
  kind: string;
  status: ActionStatus;
  changed_at: Date;
  /** Under which name the kiosk hears of it. */
  reply_hash: string | null;
  result: JsonColumn<FollowResult> | null;
  /** The first final answer stands. */
  is_final: Generated<boolean>;
  /** Of the last change that the kiosk has to hear of. */
  number: number | null;
}

interface ReplyLineTable {
  kiosk: string;
  last_number: number;
}

interface ContradictionTable {
  kiosk: string;
  incarnation: number;
  seq: number;
  noted_at: Date;
  problem: string;
  /** Only what passed the schema: enumerated facts. */
  answer: JsonColumn<OfficeResult> | null;
}

interface QuotaTable {
  /** HMAC of the personal number under a key that is not in the database. */
  person: Buffer;
  day: string;
  turn: number;
  field: string;
  kiosk: string;
  incarnation: number;
  seq: number;
}

/** What is counted; `step` is `flow/question`. */
export type UsageDimension =
  | 'session'
  | 'screen'
  | 'outcome'
  | 'word'
  | 'missed'
  | 'service'
  | 'step';

interface UsageCountTable {
  day: string;
  dimension: UsageDimension;
  name: string;
  kiosk: string;
  count: number;
  /** The day it belongs to in insight: not before the day before it was told. */
  told: Generated<string>;
  /** Where the kiosk stood then. */
  ward: Generated<string>;
  ward_code: Generated<string>;
}

interface InsightWeekTable {
  /** A Monday. */
  week: string;
  is_pilot: boolean;
  closed_at: Date;
  summed_at: Date | null;
}

interface InsightCellTable {
  week: string;
  part: 'name' | 'sum' | 'day' | 'ward';
  measure: string;
  cell: string;
  /** Null: too few share it. */
  count: number | null;
  kiosks: number | null;
  wards: number | null;
}

interface PersonalViewTable {
  viewed_at: Date;
  viewer: string;
  reason: string;
  requests: number;
}

interface HeartbeatTable {
  kiosk: string;
  incarnation: number;
  counter: number;
  body: JsonColumn<Heartbeat>;
  received_at: Date;
}

interface AlarmTable {
  id: string;
  kiosk: string;
  truth: Truth;
  reason: TruthReason | null;
  bad_since: Date;
  raised_at: Date;
  cleared_at: Date | null;
  acked_at: Date | null;
  acked_by: string | null;
  ack_reason: string | null;
}

interface SynonymDraftTable {
  id: string;
  /** Folded, as residents' words are counted. */
  words: string;
  /** Code of the service that they shall find. */
  service: string;
  made_by: string;
  made_at: Date;
}

interface TufFileTable {
  /** As it is asked for, such as `2.root.json`. */
  name: string;
  role: 'root' | 'timestamp' | 'snapshot' | 'targets';
  version: number;
  bytes: Buffer;
  expires_at: Date;
  written_at: Date;
}

interface ContentTable {
  version: number;
  content_hash: string;
  /** Of its manifest, among the sections. */
  sha256: string;
  made_at: Date;
  /** Since when it is for every kiosk; null while it is for a ring, or for none. */
  published_at: Date | null;
}

interface SectionTable {
  sha256: string;
  bytes: Buffer;
}

interface MetaTable {
  name: string;
  value: string;
}

export interface Database extends StaffTables, EmergencyTables {
  kiosks: KioskTable;
  kiosk_keys: KioskKeyTable;
  shell_beats: ShellBeatTable;
  commands: CommandTable;
  enrolment_codes: EnrolmentCodeTable;
  watermarks: WatermarkTable;
  actions: ActionTable;
  refusals: RefusalTable;
  moved: MovedTable;
  holes: HoleTable;
  coverage: CoverageTable;
  arrivals: ArrivalTable;
  handover: HandoverTable;
  follows: FollowTable;
  reply_lines: ReplyLineTable;
  contradictions: ContradictionTable;
  quotas: QuotaTable;
  usage_counts: UsageCountTable;
  insight_weeks: InsightWeekTable;
  insight_cells: InsightCellTable;
  personal_views: PersonalViewTable;
  heartbeats: HeartbeatTable;
  alarms: AlarmTable;
  synonym_drafts: SynonymDraftTable;
  tuf_files: TufFileTable;
  contents: ContentTable;
  sections: SectionTable;
  meta: MetaTable;
}
