import type { LocalText } from '../../../domain/basics/index.ts';
import type { Channel, PublicService } from '../../../domain/service/index.ts';
import { getRegisterFact, registerSnapshotDate } from '../../register/register-facts.ts';
import { t } from '../../text.ts';
import { getField } from './fields.ts';
import type { Office } from './offices.ts';
import { registerName } from './register-name.ts';
import { deskOnlySteps, deskSteps, onlineSteps } from './steps.ts';

/** What a person writes about a service; the rest is copied from the register. */
type ServiceProse = Pick<
  PublicService,
  | 'code'
  | 'name'
  | 'shortName'
  | 'summary'
  | 'pictogram'
  | 'lifeEvents'
  | 'processingTime'
  | 'costs'
  | 'whoMayApply'
  | 'evidence'
  | 'outputs'
> &
  Partial<Pick<PublicService, 'codeState' | 'conditions' | 'steps'>> & {
    readonly office: Office;
    readonly aliases: string[];
    readonly keywords: string[];
    readonly popularity: number;
  };

function usualSteps(channels: readonly Channel[]): LocalText[] {
  if (!channels.includes('online')) return deskOnlySteps;
  return channels.includes('inPerson') ? deskSteps : onlineSteps;
}

/** Joins what we wrote with what the register says of the same code. */
export function defineService(prose: ServiceProse): PublicService {
  const { office, aliases, keywords, popularity, ...rest } = prose;
  const fact = getRegisterFact(prose.code);
  return {
    entry: 'written',
    codeState: 'current',
    spatial: 'country',
    audience: 'residents',
    conditions: [],
    steps: usualSteps(fact.channels),
    ...rest,
    ...office,
    officialName: fact.officialName,
    field: getField(fact.field),
    channels: fact.channels,
    onlineLevel: fact.onlineLevel,
    portalUrl: fact.portalUrl,
    legalResources: fact.legalCodes.map((code) => ({ code })),
    related: [],
    doubts: [],
    source: { name: registerName, snapshotDate: registerSnapshotDate },
    search: { aliases, keywords, popularity },
  };
}

export const citizens = [t('Công dân Việt Nam', 'Vietnamese citizens')];
export const citizensAndOverseas = [
  ...citizens,
  t('Người Việt Nam định cư ở nước ngoài', 'Vietnamese settled abroad'),
];
