import type { LocalText } from '../../basics/index.ts';
import { plainFaults } from '../../plain/index.ts';
import type { Flow } from '../model/flow.ts';
import { placeholderPattern } from '../model/text-of.ts';
import { type Clips, checkAudio } from './audio.ts';
import { error, type GuideFinding, warning } from './finding.ts';
import { say, sayPlain } from './say.ts';
import { type TextRole, textUsesOf } from './uses.ts';

/** What a port has to say about one text. */
export type TextFault = { readonly severity: 'error' | 'warning'; readonly said: LocalText };

/** One text in one language, at one place. */
export type ShownText = {
  readonly key: string;
  readonly role: TextRole;
  readonly locale: string;
  readonly text: string;
};

/**
 * What only the house around the checker can know. Each is optional; a check without its port is
 * listed as skipped, never passed.
 */
export type CheckPorts = {
  /** AUDIO: the clips there are; without them the kiosk's voice says everything (R28). */
  readonly clips?: Clips;
  /** FIT: real layout on the profiles and sizes of requirements §2.1. */
  readonly fit?: (shown: ShownText) => readonly TextFault[];
  /** REF: the evidence keys of a catalogue record; undefined when there is no such record. */
  readonly findRecord?: (code: string) => ReadonlySet<string> | undefined;
  /** SIZE: gzipped bytes of the canonical flow. */
  readonly gzipBytes?: (flow: Flow) => number;
};

/** Long sentences, abbreviations, words that blame (PLAIN). What a placeholder holds is no word. */
function plainFaultsOf({ text, role, locale }: ShownText): readonly TextFault[] {
  if (locale !== 'vi' && locale !== 'en') return [];
  // A paper is called what the law calls it.
  const faults = plainFaults(text.replace(placeholderPattern, '0'), locale, role === 'item');
  return faults.map(({ severity, code, detail }) => ({ severity, said: sayPlain(code, detail) }));
}

/** Gzipped bytes of one flow. Requirements §3.2 SIZE */
const gzipBytesMax = 64 * 1024;

function shownTexts(flow: Flow): ShownText[] {
  const seen = new Set<string>();
  return textUsesOf(flow).flatMap(({ key, role }) => {
    if (seen.has(`${role} ${key}`)) return [];
    seen.add(`${role} ${key}`);
    return Object.keys(flow.locales).flatMap((locale) => {
      const words = flow.texts[locale];
      const text = words && Object.hasOwn(words, key) ? words[key] : undefined;
      return text === undefined ? [] : [{ key, role, locale, text }];
    });
  });
}

/** Records and papers that the catalogue does not have. */
function checkRecords(flow: Flow, findRecord: NonNullable<CheckPorts['findRecord']>) {
  const codes = [
    ...(flow.services ?? []).map((code) => ({ where: 'services', code })),
    ...Object.entries(flow.states).flatMap(([id, state]) =>
      state.kind === 'outcome' && state.service
        ? [{ where: `states.${id}.service`, code: state.service }]
        : [],
    ),
  ];
  const papers = Object.entries(flow.items ?? {}).flatMap(([id, item]) =>
    item.kind === 'paper' && item.evidence ? [{ where: `items.${id}`, ...item.evidence }] : [],
  );
  return [
    ...codes
      .filter(({ code }) => findRecord(code) === undefined)
      .map(({ where, code }) => error('REF', where, say.noRecord(code))),
    ...papers
      .filter(({ service, key }) => !findRecord(service)?.has(key))
      .map(({ where, service, key }) => error('REF', where, say.noPaper(service, key))),
  ];
}

/** PLAIN, FIT, AUDIO, SIZE and records, each as far as somebody can tell. */
export function checkThroughPorts(flow: Flow, ports: CheckPorts): GuideFinding[] {
  const shown = shownTexts(flow);
  const told = (code: 'PLAIN' | 'FIT', faultsOf: (one: ShownText) => readonly TextFault[]) =>
    shown.flatMap((one) =>
      faultsOf(one).map(({ severity, said }) =>
        (severity === 'error' ? error : warning)(code, `texts.${one.locale}.${one.key}`, said),
      ),
    );
  const bytes = ports.gzipBytes?.(flow) ?? 0;
  return [
    ...(ports.findRecord ? checkRecords(flow, ports.findRecord) : []),
    ...told('PLAIN', plainFaultsOf),
    ...(ports.fit ? told('FIT', ports.fit) : []),
    ...checkAudio(flow, ports.clips),
    ...(bytes > gzipBytesMax ? [error('SIZE', 'flow', say.tooManyBytes(bytes, gzipBytesMax))] : []),
  ];
}
