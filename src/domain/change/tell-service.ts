import type { LocalText } from '../basics/index.ts';
import {
  type Fact,
  howLongFact,
  howMuchFact,
  type PublicService,
  whatToBringFact,
  whereFact,
} from '../service/index.ts';
import { isSame } from './fields.ts';
import { both, changed } from './say-value.ts';
import { tellFees } from './tell-fees.ts';
import { tellAt, tellMembers } from './tell-members.ts';
import { tellPapers } from './tell-papers.ts';
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

export function tellService(
  before: PublicService,
  after: PublicService,
  options: TellOptions,
): readonly Told[] {
  const told: Told[] = [];
  const fees = tellFees(before, after, options);
  const old = factsOf(before, options);
  const facts: Told[] = [...fees];
  for (const fact of factsOf(after, options)) {
    const was = old.find(({ key }) => key === fact.key);
    // A fee that is told line by line is not told a second time as a headline.
    if (was === undefined || isSame(was, fact)) continue;
    if (fact.key === 'howMuch' && fees.length > 0) continue;
    facts.push(...tellFact(was, fact));
  }
  const isTold = new Set(facts.map(({ path }) => path.split('.')[0] ?? ''));
  for (const name of ['shortName', 'name', 'summary']) {
    told.push(
      ...tellMembers(
        'procedure',
        { [name]: before[name as 'name'] },
        { [name]: after[name as 'name'] },
      ),
    );
  }
  told.push(...facts, ...tellPapers(before.evidence, after.evidence));
  const own = new Set(['search', 'upkeep']);
  const said = new Set(['shortName', 'name', 'summary', 'evidence', ...isTold, ...own]);
  told.push(...tellMembers('procedure', before, after, said));
  for (const name of own) {
    const [from, to] = [before, after].map((one) => ({ [name]: (one as Members)[name] }));
    told.push(
      ...tellMembers('procedure', from, to).map((one) => ({ ...one, what: 'unseen' as const })),
    );
  }
  // A paper without a name of its own, or a field that no sentence knows: never silent.
  if (told.length === 0 && !isSame(before, after)) {
    told.push({
      what: 'unseen',
      path: '',
      text: both('Cách ghi trong máy', 'How it is written down'),
    });
  }
  return told;
}

type Members = Readonly<Record<string, unknown>>;

/** What the page says first, and then the lines below it that came or went. */
function tellFact(was: Fact, fact: Fact): readonly Told[] {
  const [path, name] = [factPaths[fact.key], factNames[fact.key]];
  const told: Told[] = [];
  if (!isSame(was.headline, fact.headline)) {
    told.push(changed(path, name, was.headline, fact.headline));
  }
  // Papers are told by name.
  if (fact.key === 'whatToBring') return told;
  const [from, to] = [was, fact].map(({ lines }) => lines.map(({ text }) => text));
  told.push(...tellAt({ kind: 'procedure', path: [path], name }, from, to));
  return told;
}
