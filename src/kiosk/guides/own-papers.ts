import type { LocalText } from '../../domain/basics/index.ts';
import {
  answersOf,
  checklistOf,
  type Flow,
  findOutcome,
  findText,
  type Walk,
} from '../../domain/guide/index.ts';
import type { Evidence } from '../../domain/service/index.ts';
import type { OwnPapers } from '../session/index.ts';

/** Words of a flow as content carries them. */
export function flowWords(flow: Flow, key: string): LocalText {
  return { vi: findText(flow, key, 'vi') ?? key, en: findText(flow, key, 'en') ?? key };
}

/**
 * The checklist at the end of a walk as papers of the catalogue, so that slips, codes and
 * appointments carry it as they carry any. Undefined before an outcome.
 */
export function ownPapersOf(flow: Flow, walk: Walk): OwnPapers | undefined {
  const outcome = findOutcome(flow, walk.at);
  if (outcome === undefined) return undefined;
  return checklistOf(flow, outcome, answersOf(flow, walk)).flatMap(({ item }, at): Evidence[] => {
    if (item === undefined) return [];
    const key = `own${at}`;
    const shortName = flowWords(flow, item.label);
    if (item.kind === 'note') {
      return [
        {
          key,
          shortName,
          fullName: shortName,
          originals: 0,
          copies: 0,
          use: 'show',
          note: true,
          pictogram: item.pictogram ?? 'docs',
        },
      ];
    }
    const { whereToGet, pictogram, originals = 0, copies = 0, use = 'submit' } = item;
    return [
      {
        key,
        shortName,
        fullName: shortName,
        originals,
        copies,
        use,
        note: false,
        ...(whereToGet !== undefined && { whereToGet: flowWords(flow, whereToGet) }),
        pictogram,
      },
    ];
  });
}
