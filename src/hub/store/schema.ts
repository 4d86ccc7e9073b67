import type { ColumnType, Generated } from 'kysely';
import type { PublicKey, Site } from '../../domain/api/index.ts';
import type { Heartbeat } from '../../domain/fleet/index.ts';

/** JSON columns: read as values, written as texts. */
type JsonColumn<T> = ColumnType<T, string, string>;

interface KioskTable {
  id: string;
  site: JsonColumn<Site>;
  incarnation: number;
  state: 'active' | 'revoked';
  created_at: Date;
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

interface WatermarkTable {
  kiosk: string;
  incarnation: number;
  last_seq: number;
  settled: number;
  /** Written by every batch, duplicates too (hub.md §4 rule 2). */
  touched: Generated<number>;
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
  sealed: string;
  received_at: Date;
}

interface RefusalTable {
  kiosk: string;
  incarnation: number;
  seq: number;
  id: string;
  code: string;
  refused_at: Date;
}

interface HandoverTable {
  kiosk: string;
  incarnation: number;
  seq: number;
  state: 'waiting' | 'failed';
  reason: string | null;
  due_at: Date;
}

interface FollowTable {
  code_hash: Buffer;
  kiosk: string;
  incarnation: number;
  seq: number;
  kind: string;
  status: 'received' | 'confirmed' | 'refused' | 'done' | 'withdrawn';
  changed_at: Date;
}

interface HeartbeatTable {
  kiosk: string;
  incarnation: number;
  counter: number;
  body: JsonColumn<Heartbeat>;
  received_at: Date;
}

interface PublicationTable {
  version: number;
  content_hash: string;
  /** The signed manifest exactly as it is served. */
  document: string;
  expires_at: Date;
  published_at: Date;
}

interface SectionTable {
  sha256: string;
  bytes: Buffer;
}

interface MetaTable {
  name: string;
  value: string;
}

export interface Database {
  kiosks: KioskTable;
  kiosk_keys: KioskKeyTable;
  enrolment_codes: EnrolmentCodeTable;
  watermarks: WatermarkTable;
  actions: ActionTable;
  refusals: RefusalTable;
  handover: HandoverTable;
  follows: FollowTable;
  heartbeats: HeartbeatTable;
  publications: PublicationTable;
  sections: SectionTable;
  meta: MetaTable;
}
