import { type Signal, signal } from '@preact/signals';
import type { LookUpAnswer } from '../../domain/api/index.ts';
import { err, ok } from '../../domain/basics/index.ts';
import type { EmergencyReport, SignedEmergency } from '../../domain/emergency/index.ts';
import type { EnrolError, FollowFacts, HubLink, HubLinkState } from '../services.ts';

/** A line to the hub in memory: state is set by hand, statuses are looked up in `statuses`. */
export interface MemoryHubLink extends HubLink {
  set(change: Partial<HubLinkState>): void;
  /** Codes that were tried, and what the next one is answered with; undefined: enrolled. */
  readonly tried: string[];
  enrolWith: EnrolError | undefined;
  /** What became of a request, by follow code, as the hub says it. */
  readonly statuses: Map<string, FollowFacts>;
  /** An answer came to this kiosk. */
  reply(code: string, facts: FollowFacts): void;
  /** What the hub says of emergencies, and what it was told of them. */
  readonly emergencies: Signal<readonly SignedEmergency[] | undefined>;
  readonly emergencyReports: EmergencyReport[];
  /** Answer by dossier code or product number. */
  readonly lookUps: Map<string, LookUpAnswer>;
}

/** Enrolled, online, with a believed clock, unless `change` says otherwise. */
export function memoryHubLink(change: Partial<HubLinkState> = {}): MemoryHubLink {
  const state = signal<HubLinkState>({
    enrolment: 'enrolled',
    net: 'online',
    kiosk: 'k-TRA1KSK0',
    site: { plate: 'A3', building: 'Tòa A3', ward: 'Phường Thử', wardCode: '', mode: 'lobby' },
    trial: true,
    clock: 'confirmed',
    clockOffsetMs: 0,
    ...change,
  });
  const statuses = new Map<string, FollowFacts>();
  const replied = signal(0);
  const kept = new Map<string, FollowFacts>();
  const lookUps = new Map<string, LookUpAnswer>();
  const link: MemoryHubLink = {
    state,
    tried: [],
    enrolWith: undefined,
    async enrol(code) {
      link.tried.push(code);
      if (link.enrolWith !== undefined) return err(link.enrolWith);
      link.set({ enrolment: 'enrolled', refusal: undefined });
      return ok(undefined);
    },
    statuses,
    lookUps,
    emergencies: signal(undefined),
    emergencyReports: [],
    async reportEmergencies(report) {
      if (state.peek().net !== 'online') return false;
      link.emergencyReports.push(report);
      return true;
    },
    set(next) {
      state.value = { ...state.peek(), ...next };
    },
    async lookUp(query) {
      if (state.peek().net !== 'online') return err('offline');
      const asked = query.kind === 'dossier' ? query.code : query.gtin;
      return ok(lookUps.get(asked) ?? { outcome: 'noSource' });
    },
    replied,
    async kept(code) {
      return kept.get(code);
    },
    reply(code, facts) {
      kept.set(code, { ...facts, source: 'kiosk' });
      replied.value += 1;
    },
    async follow(code) {
      const isOnline = state.peek().net === 'online';
      const found = (isOnline ? statuses.get(code) : undefined) ?? kept.get(code);
      if (found) return ok(found);
      return err(isOnline ? 'unknown' : 'offline');
    },
  };
  return link;
}
