import type { Doubt, PublicService } from '../../domain/service/index.ts';
import { serviceCodePattern } from '../../domain/service/index.ts';
import { procedureKnowledge } from '../lexicon/index.ts';
import {
  allRegisterFacts,
  type RegisterFact,
  registerSnapshotDate,
} from '../register/register-facts.ts';
import { registerName } from '../services/parts/register-name.ts';
import { costsOf } from './costs.ts';
import { fieldOf } from './field-words.ts';
import { authoritiesOf, isElsewhere, whereOf } from './office.ts';
import { timeOf } from './time.ts';

/** Names that a ministry wrote in capitals read like shouting; only the first stays large. */
function readable(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const lower = name.toLowerCase().replace('việt nam', 'Việt Nam').replace('hà nội', 'Hà Nội');
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

function codeStateOf({ code, field }: RegisterFact): PublicService['codeState'] {
  if (!serviceCodePattern.test(code)) return 'malformed';
  // domain.md: these codes were probably superseded after the snapshot.
  return field === 'Cấp, quản lý căn cước' ? 'possiblyOld' : 'current';
}

function doubtsOf(fact: RegisterFact): Doubt[] {
  const { costs, channels, onlineLevel, time } = fact;
  return [
    ...(costs.some(({ kind }) => kind === 'unknown') ? (['zeroFee'] as const) : []),
    ...(onlineLevel === 'unknown' && channels.length > 0 ? (['onlineFlags'] as const) : []),
    ...(time.differs ? (['timesDiffer'] as const) : []),
    ...(isElsewhere(fact) ? [] : (['whereInferred'] as const)),
  ];
}

function popularityOf(code: string): number {
  const { popular } = procedureKnowledge;
  const place = popular.indexOf(code);
  return place < 0 ? 0 : 1 - place / (popular.length + 1);
}

/** A procedure of which the catalogue knows the register's facts, and has no words of its own. */
function toListed(fact: RegisterFact): PublicService {
  const name = { vi: readable(fact.officialName), en: '' };
  const { field, pictogram, lifeEvents } = fieldOf(fact.field, fact.officialName);
  const aliases = procedureKnowledge.aliases[fact.code] ?? '';
  return {
    entry: 'register',
    code: fact.code,
    codeState: codeStateOf(fact),
    spatial: isElsewhere(fact) ? 'elsewhere' : 'country',
    audience: 'residents',
    officialName: fact.officialName,
    name,
    shortName: name,
    summary: { vi: '', en: '' },
    field,
    pictogram,
    lifeEvents,
    competentAuthority: authoritiesOf(fact),
    where: whereOf(fact),
    channels: fact.channels,
    processingTime: timeOf(fact.time),
    costs: costsOf(fact.costs),
    onlineLevel: fact.onlineLevel,
    portalUrl: fact.portalUrl,
    doubts: doubtsOf(fact),
    source: { name: registerName, snapshotDate: registerSnapshotDate },
    whoMayApply: [],
    evidence: [],
    ...(fact.papers && { paperCounts: fact.papers }),
    steps: [],
    conditions: [],
    outputs: [],
    legalResources: fact.legalCodes.map((code) => ({ code })),
    related: [],
    search: {
      keywords: [],
      aliases: aliases.split('|').filter((alias) => alias !== ''),
      popularity: popularityOf(fact.code),
    },
  };
}

/** Every procedure of the register that `written` has not, so that all can be found on day one. */
export function listedServices(written: readonly PublicService[]): PublicService[] {
  const own = new Set(written.map(({ code }) => code));
  return allRegisterFacts()
    .filter(({ code }) => !own.has(code))
    .map(toListed);
}
