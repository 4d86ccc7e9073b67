import type { LocalText } from '../../domain/basics/index.ts';
import {
  answersOf,
  checklistOf,
  type Flow,
  findOutcome,
  findText,
  type Item,
  type Walk,
} from '../../domain/guide/index.ts';
import type { Evidence } from '../../domain/service/index.ts';
import type { OwnPapers } from './open-guide.ts';

type Paper = Extract<Item, { kind: 'paper' }>;

/** Words of a flow as content carries them. */
export function flowWords(flow: Flow, key: string): LocalText {
  return { vi: findText(flow, key, 'vi') ?? key, en: findText(flow, key, 'en') ?? key };
}

function paperOf(flow: Flow, item: Paper, at: number): Evidence {
  const { whereToGet, pictogram, originals = 0, copies = 0, use = 'submit' } = item;
  const shortName = flowWords(flow, item.label);
  return {
    key: `own${at}`,
    shortName,
    fullName: shortName,
    originals,
    copies,
    use,
    note: false,
    ...(whereToGet !== undefined && { whereToGet: flowWords(flow, whereToGet) }),
    pictogram,
  };
}

/**
 * The checklist at the end of a walk as papers of the catalogue, so that slips, codes and
 * appointments carry it as they carry any. Undefined before an outcome.
 */
export function ownPapersOf(flow: Flow, walk: Walk): OwnPapers | undefined {
  const outcome = findOutcome(flow, walk.at);
  if (outcome === undefined) return undefined;
  const items = checklistOf(flow, outcome, answersOf(flow, walk)).flatMap(({ item }) => item ?? []);
  const papers = items.filter((item) => item.kind === 'paper');
  const notes = items.filter((item) => item.kind === 'note').map(({ label }) => label);
  const steps = outcome.nextStep === undefined ? [] : [outcome.nextStep];
  return {
    papers: papers.map((item, at) => paperOf(flow, item, at)),
    advice: [...steps, ...(outcome.askStaff ?? []), ...notes].map((key) => flowWords(flow, key)),
  };
}
