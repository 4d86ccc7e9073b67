import type { Channel, OnlineLevel } from '../../domain/service/index.ts';
import { type RegisterCost, readCost } from './cost.ts';
import { type PaperCounts, readPapers } from './papers.ts';
import register from './register.json' with { type: 'json' };
import {
  portalPage,
  type RegisterFile,
  type RegisterLine,
  registerFileSchema,
} from './register-file.ts';
import { readTime, type TimeSpan } from './time.ts';

/** What the starter catalogue knows of one procedure of the register. */
export interface RegisterFact {
  /** As the register has it, well-formed or not. */
  readonly code: string;
  readonly officialName: string;
  readonly field: string;
  readonly levels: ReadonlySet<'ward' | 'city' | 'ministry' | 'other'>;
  /** Official names of who decides. */
  readonly authorities: readonly string[];
  readonly channels: Channel[];
  readonly onlineLevel: OnlineLevel;
  /** `differs`: by way of handing in, and nobody says why. */
  readonly time: { readonly differs: boolean; readonly spans: readonly TimeSpan[] };
  readonly costs: readonly RegisterCost[];
  readonly papers: PaperCounts | undefined;
  readonly legalCodes: readonly string[];
  readonly portalUrl: string;
}

const file: RegisterFile = registerFileSchema.parse(register);
const byCode = new Map(file.procedures.map((line) => [line.code, line]));

const levels = { x: 'ward', t: 'city', b: 'ministry', k: 'other' } as const;
const ways = { i: 'inPerson', o: 'online', p: 'post' } as const;

function factOf(line: RegisterLine): RegisterFact {
  const named = (list: readonly string[], places: readonly number[]) =>
    places.map((place) => {
      const name = list[place];
      if (name === undefined) throw new Error(`register.json: ${line.code} names nothing`);
      return name;
    });
  const [field = ''] = named(file.fields, [line.field]);
  return {
    code: line.code,
    officialName: line.name,
    field,
    levels: new Set([...line.levels].map((letter) => levels[letter as keyof typeof levels])),
    authorities: named(file.authorities, line.by),
    channels: [...line.ways].map((letter) => ways[letter as keyof typeof ways]),
    onlineLevel: line.online,
    time: readTime(line.time),
    costs: line.cost.map(readCost),
    papers: readPapers(line.papers),
    legalCodes: named(file.legal, line.law),
    portalUrl: `${portalPage}${line.page}`,
  };
}

/** The day of the copy that the starter catalogue was written from. */
export const registerSnapshotDate = file.snapshotDate;

/** The facts of one code. A service of the starter catalogue without them is a broken build. */
export function getRegisterFact(code: string): RegisterFact {
  const line = byCode.get(code);
  if (!line) throw new Error(`no register facts for ${code}: npm run generate:register adds it`);
  return factOf(line);
}

/** The facts of every procedure that a resident of Hanoi may need. */
export function allRegisterFacts(): RegisterFact[] {
  return file.procedures.map(factOf);
}
