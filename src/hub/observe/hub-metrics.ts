import type pg from 'pg';
import { type Disk, diskPlaces } from '../../domain/api/console/index.ts';
import { type Truth, truths } from '../../domain/fleet/index.ts';
import { Counter, Gauge, Histogram, LabelledGauge } from './metrics.ts';

/** What the hub counts about itself. No label ever holds a kiosk's content or a code. */
export class HubMetrics {
  readonly requests = new Histogram('motcham_http_seconds', 'Time to answer, by route and status');
  readonly actions = new Counter(
    'motcham_actions_total',
    'Requests of residents, by outcome: accepted, duplicate, refused',
  );
  readonly conflicts = new Counter('motcham_batch_conflicts_total', 'Batches with a gap or a fork');
  readonly holes = new Counter(
    'motcham_holes_total',
    'Requests that a kiosk declared it cannot send any more, by reason: an alarm',
  );
  readonly unsure = new Counter(
    'motcham_commits_unsure_total',
    'Commits that were not acknowledged',
  );
  readonly heartbeats = new Counter('motcham_heartbeats_total', 'Heartbeats taken');
  readonly enrolments = new Counter('motcham_enrolments_total', 'One-time codes, by outcome');
  readonly handedOver = new Counter('motcham_handover_total', 'Seals opened, by outcome');
  readonly calls = new Counter(
    'motcham_back_office_calls_total',
    'Calls to a back office, by outcome',
  );
  readonly answers = new Counter(
    'motcham_back_office_answers_total',
    'Answers of a back office: kept, same, contradicts, nonsense, late',
  );
  readonly purged = new Counter('motcham_purged_total', 'Rows that retention emptied, by what');
  readonly alarms = new Counter('motcham_alarms_total', 'Alarms of kiosks, by change');
  readonly alarmDeliveries = new Counter(
    'motcham_alarm_deliveries_total',
    'Messages about alarms, by channel and outcome: done, later, never',
  );
  readonly historyDropped = new Counter(
    'motcham_history_dropped_total',
    'Facts for plots that were dropped because the database could not follow',
  );
  readonly feedAsks = new Counter(
    'motcham_feed_asks_total',
    'Questions to feeds of the boards, by feed and outcome: read, unchanged, or why none',
  );
  readonly feedRefused = new Counter(
    'motcham_feed_refused_total',
    'Numbers of feeds that were not taken, by feed and reason',
  );
  /** What the last look at the fleet saw: of the whole fleet, whichever process looked. */
  fleet: {
    readonly counts: ReadonlyMap<Truth, number>;
    readonly openAlarms: number;
    readonly waitingDeliveries: number;
    readonly queued: number;
    readonly sweptAtMs: number | undefined;
  } = { counts: new Map(), openAlarms: 0, waitingDeliveries: 0, queued: 0, sweptAtMs: undefined };
  /** Highest sequence taken in this process: rises as long as requests come in. */
  watermark = 0;
  contentVersion = 0;
  missingSealingKeys = 0;
  /** The room on disk; undefined until it is looked at. */
  storage:
    | {
        read(): { readonly disks: readonly Disk[]; readonly databaseBytes: number | null };
        readonly isFull: boolean;
      }
    | undefined;
  /** Since something was last covered by backup or archive, ms. */
  coverageAgeMs: () => number = () => 0;
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  #disk(member: 'freeBytes' | 'totalBytes') {
    const disks = this.storage?.read().disks ?? [];
    return diskPlaces.map((place) => {
      const bytes = disks.find((disk) => disk.place === place)?.[member] ?? Number.NaN;
      return [place, bytes] as const;
    });
  }

  /** Prometheus text format 0.0.4. */
  text(): string {
    const gauges = [
      new Gauge('motcham_watermark_max', 'Highest sequence taken', () => this.watermark),
      new Gauge('motcham_content_version', 'Published version', () => this.contentVersion),
      new Gauge(
        'motcham_sealing_keys_missing',
        'Sealing keys that requests need and no file holds',
        () => this.missingSealingKeys,
      ),
      new Gauge('motcham_coverage_age_seconds', 'Since the last finished backup or archive', () =>
        Math.round(this.coverageAgeMs() / 1000),
      ),
      new LabelledGauge(
        'motcham_disk_free_bytes',
        'Room on the disk of the hub, and of its database when that has one of its own; NaN: not measured',
        'place',
        () => this.#disk('freeBytes'),
      ),
      new LabelledGauge('motcham_disk_total_bytes', 'Size of these disks', 'place', () =>
        this.#disk('totalBytes'),
      ),
      new Gauge(
        'motcham_database_bytes',
        'What the database says that it holds; NaN: it did not answer',
        () => this.storage?.read().databaseBytes ?? Number.NaN,
      ),
      new Gauge('motcham_storage_full', '1: what offices write is refused for want of room', () =>
        Number(this.storage?.isFull ?? false),
      ),
      new Gauge('motcham_pool_connections', 'Connections open', () => this.#pool.totalCount),
      new Gauge('motcham_pool_idle', 'Connections idle', () => this.#pool.idleCount),
      new Gauge('motcham_pool_waiting', 'Waiting for one', () => this.#pool.waitingCount),
      new LabelledGauge('motcham_kiosks', 'Kiosks, each under its worst word', 'truth', () =>
        truths.map((truth) => [truth, this.fleet.counts.get(truth) ?? 0] as const),
      ),
      new Gauge('motcham_kiosk_queue', 'Requests that wait on kiosks', () => this.fleet.queued),
      new Gauge('motcham_alarms_open', 'Alarms that are open', () => this.fleet.openAlarms),
      new Gauge(
        'motcham_alarm_deliveries_waiting',
        'Messages about alarms that wait to be sent',
        () => this.fleet.waitingDeliveries,
      ),
      new Gauge(
        'motcham_fleet_swept_timestamp_seconds',
        'When the fleet was last looked at; 0: never',
        () => Math.round((this.fleet.sweptAtMs ?? 0) / 1000),
      ),
    ];
    const counters = [
      this.requests,
      this.actions,
      this.conflicts,
      this.holes,
      this.unsure,
      this.heartbeats,
      this.enrolments,
      this.handedOver,
      this.calls,
      this.answers,
      this.purged,
      this.alarms,
      this.alarmDeliveries,
      this.historyDropped,
      this.feedAsks,
      this.feedRefused,
    ];
    return `${[...counters, ...gauges].map((metric) => metric.text()).join('\n')}\n`;
  }
}
