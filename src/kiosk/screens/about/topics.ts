import type { LocalText } from '../../../domain/basics/index.ts';
import type { ServiceDetails, ServiceFacts } from '../../../domain/service/index.ts';
import { type AboutTopic, aboutTopics } from '../../../domain/service/index.ts';
import type { PictogramName } from '../../ui/index.ts';

export const topicIcons: Readonly<Record<AboutTopic, PictogramName>> = {
  who: 'family',
  conditions: 'check3',
  steps: 'docs',
  outputs: 'stamp',
  ways: 'desk',
  laws: 'bank',
  related: 'link',
  source: 'news',
};

/** Questions that the details answer with a list of paragraphs. */
const lists = {
  who: 'whoMayApply',
  conditions: 'conditions',
  steps: 'steps',
  outputs: 'outputs',
} as const satisfies Partial<Record<AboutTopic, keyof ServiceDetails>>;

/** The paragraphs that answer a question; undefined when something else does. */
export function paragraphsOf(
  topic: AboutTopic,
  details: ServiceDetails | undefined,
): readonly LocalText[] | undefined {
  const list = topic in lists ? lists[topic as keyof typeof lists] : undefined;
  return list && (details?.[list] ?? []);
}

/** How many answers the kiosk has to a question; 0: it does not know. */
export function answersTo(
  topic: AboutTopic,
  facts: ServiceFacts,
  details: ServiceDetails | undefined,
): number {
  if (topic === 'ways') return facts.channels.length;
  if (topic === 'laws') return details?.legalResources.length ?? 0;
  if (topic === 'related') return details?.related.length ?? 0;
  return paragraphsOf(topic, details)?.length ?? 1;
}

/** The questions of a service: all of them, with or without an answer; others only where named. */
export function topicsOf(
  facts: ServiceFacts,
  details: ServiceDetails | undefined,
): readonly AboutTopic[] {
  return aboutTopics.filter((topic) => topic !== 'related' || answersTo(topic, facts, details) > 0);
}

/** Characters of one block on a page: a register has paragraphs of 8,000 that no page holds. */
const blockCharsMax = 320;

/** A long paragraph in blocks that end with a sentence, so that pages break between them. */
export function inBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  for (const sentence of text.split(/(?<=[.;:!?])\s+/u)) {
    const last = blocks.at(-1);
    if (last !== undefined && last.length + sentence.length < blockCharsMax) {
      blocks[blocks.length - 1] = `${last} ${sentence}`;
    } else {
      blocks.push(sentence);
    }
  }
  return blocks;
}
