import { guidePorts, starterContent } from '../../../content/index.ts';
import { checkGuide, schemaFindings } from '../check/check-guide.ts';
import type { GuideFinding } from '../check/finding.ts';
import { answer, startWalk, type Walk } from '../machine/walk.ts';
import type { Flow } from '../model/flow.ts';
import { flowOn } from '../model/on-day.ts';
import { readGuide } from '../model/read-guide.ts';
import type { Defect } from './defect-kit.ts';
import { defects } from './defects.ts';
import { today } from './read.ts';

/** One seeded defect, and whether the checker named it. */
export type Seeded = {
  readonly flow: string;
  readonly kind: string;
  readonly code: string;
  readonly spoilt: unknown;
  readonly found: GuideFinding | undefined;
  /** Whether the witness goes its way through the spoilt flow, as far as it has to. */
  readonly witnessed: boolean;
};

const catalogue = guidePorts(starterContent().services);
const keyOf = ({ code, where, detail }: GuideFinding) => `${code} ${where} ${detail}`;

function findingsOf(given: unknown): readonly GuideFinding[] {
  const read = readGuide(given);
  if (!read.ok) return schemaFindings(read.error);
  // The fixture's records and papers are not the catalogue's; only the widths are borrowed.
  const ports = { ...(catalogue.fit && { fit: catalogue.fit }) };
  return checkGuide(read.value, { today, ports }).findings;
}

/** Follows a witness: every answer but the last has to be taken where the witness says. */
function goesItsWay(given: unknown, { code, detail, witness = [] }: GuideFinding): boolean {
  const read = readGuide(given);
  if (!read.ok) return false;
  const day = code === 'DATE' ? (/\d{4}-\d\d-\d\d/.exec(detail)?.[0] ?? today) : today;
  const flow = flowOn(read.value, day);
  const prefix = witness.slice(0, -1).reduce<Walk | undefined>((walk, { state, answer: said }) => {
    const next = walk?.at === state ? answer(flow, walk, said) : undefined;
    return next?.ok ? next.value : undefined;
  }, startWalk(flow));
  const last = witness.at(-1);
  return prefix !== undefined && (last === undefined || prefix.at === last.state);
}

function seedOne(flow: Flow, defect: Defect, before: ReadonlySet<string>): Seeded | undefined {
  const spoilt = structuredClone(flow) as Parameters<Defect['seed']>[0];
  if (!defect.seed(spoilt)) return undefined;
  const fresh = findingsOf(spoilt).filter((finding) => !before.has(keyOf(finding)));
  const named = fresh.filter(({ code }) => code === defect.code);
  const found = named.find(({ witness }) => witness) ?? named[0];
  const { kind, code, hasWitness } = defect;
  const witnessed =
    found !== undefined &&
    (!hasWitness || (found.witness !== undefined && goesItsWay(spoilt, found)));
  return { flow: flow.id, kind, code, spoilt, found, witnessed };
}

/** Every kind of defect in every flow that has a place for it. */
export function seedDefects(flows: readonly Flow[]): Seeded[] {
  return flows.flatMap((flow) => {
    const before = new Set(findingsOf(flow).map(keyOf));
    return defects.flatMap((defect) => seedOne(flow, defect, before) ?? []);
  });
}
