import type { LocalText } from '../basics/index.ts';
import {
  type Fact,
  howLongFact,
  howMuchFact,
  type PublicService,
  whatToBringFact,
  whereFact,
} from '../service/index.ts';
import { changedFields, isSame } from './fields.ts';
import { both, changed, tellValue } from './say-value.ts';
import { tellFees } from './tell-fees.ts';
import { tellList, tellText } from './tell-texts.ts';
import type { TellOptions, Told } from './told.ts';

const factNames: Readonly<Record<Fact['key'], LocalText>> = {
  where: both('Nơi nộp', 'Where'),
  howLong: both('Thời hạn', 'How long'),
  howMuch: both('Phí', 'Cost'),
  whatToBring: both('Mang theo', 'Bring'),
};

const factPaths: Readonly<Record<Fact['key'], string>> = {
  where: 'where',
  howLong: 'processingTime',
  howMuch: 'costs',
  whatToBring: 'evidence',
};

function factsOf(service: PublicService, { day }: TellOptions): readonly Fact[] {
  return [
    whereFact(service),
    howLongFact(service),
    howMuchFact(service, day),
    whatToBringFact(service),
  ];
}

/** Fields whose change residents read, beside the four facts. */
const seenTexts: Readonly<Record<string, LocalText>> = {
  shortName: both('Tên', 'Name'),
  name: both('Tên đầy đủ', 'Full name'),
  summary: both('Một câu tóm tắt', 'Summary'),
};

const seenLists: Readonly<Record<string, LocalText>> = {
  whoMayApply: both('Ai làm được', 'Who may apply'),
  conditions: both('Điều kiện', 'Conditions'),
  steps: both('Các bước', 'Steps'),
  outputs: both('Kết quả', 'What comes out'),
  legalResources: both('Căn cứ', 'Law'),
  evidence: both('Giấy tờ', 'Papers'),
  competentAuthority: both('Cơ quan', 'Authority'),
};

export function tellService(
  before: PublicService,
  after: PublicService,
  options: TellOptions,
): readonly Told[] {
  const told: Told[] = [];
  for (const [name, label] of Object.entries(seenTexts)) {
    told.push(...tellText(name, label, before[name as 'name'], after[name as 'name']));
  }
  const fees = tellFees(before, after, options);
  told.push(...fees);
  const old = factsOf(before, options);
  for (const fact of factsOf(after, options)) {
    const was = old.find(({ key }) => key === fact.key);
    if (was === undefined || isSame(was, fact)) continue;
    // A fee that is told line by line is not told a second time as a headline.
    if (fact.key === 'howMuch' && fees.length > 0) continue;
    const [from, to] = isSame(was.headline, fact.headline)
      ? [linesOf(was), linesOf(fact)]
      : [was.headline, fact.headline];
    told.push(changed(factPaths[fact.key], factNames[fact.key], from, to));
  }
  const seen = new Set(told.map(({ path }) => path.split('.')[0]));
  for (const [name, label] of Object.entries(seenLists)) {
    const [from, to] = [before[name as 'steps'], after[name as 'steps']];
    if (seen.has(name) || isSame(from, to)) continue;
    told.push(...tellList(name, label, from, to));
    seen.add(name);
  }
  const rest = changedFields(before, after).filter(({ path }) => !seen.has(path.split('.')[0]));
  const own = new Set(['search', 'upkeep']);
  for (const { path, before: from, after: to } of rest) {
    const unseen = own.has(path.split('.')[0] ?? '');
    told.push({ ...tellValue(path, from, to), ...(unseen && { what: 'unseen' as const }) });
  }
  return told;
}

function linesOf(fact: Fact): LocalText {
  const texts = fact.lines.map(({ text }) => text);
  return both(texts.map(({ vi }) => vi).join(' · '), texts.map(({ en }) => en).join(' · '));
}
