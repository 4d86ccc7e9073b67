import { expect, test } from 'vitest';
import { starterContent } from '../../../content/index.ts';
import { liftSummary, tiengOf } from '../../../domain/lift/index.ts';
import {
  type ServiceFacts,
  toServiceDetails,
  toServiceFacts,
} from '../../../domain/service/index.ts';
import { contentOf } from '../../library/index.ts';
import { unknownFacts } from '../../session/index.ts';
import { wordsFor } from '../../words/index.ts';
import { wantedServices } from './cards.ts';
import { topicsMax } from './unit.ts';

/** L2: what is read on the whole way, at 120 tiếng a minute, in 40 s. */
const pathMax = 80;
const day = '2026-11-20';
const content = starterContent();
const facts = { ...unknownFacts, content: contentOf(content) };

test.each(['vi', 'en'] as const)(
  'from the ambient screen to the code, whichever of the procedures it is, %s (L2)',
  (language) => {
    const t = wordsFor(language);
    const headingOf = (one: ServiceFacts) =>
      tiengOf(liftSummary(one, undefined, day).heading[language]);
    // A card of a procedure, or of news: the longest there is.
    const cards = [
      ...wantedServices(facts, 6).map((one) => {
        const { heading, lines } = liftSummary(one, undefined, day);
        const howLong = lines.find(({ key }) => key === 'howLong')?.text[language] ?? '';
        return tiengOf(heading[language]) + tiengOf(howLong);
      }),
      ...content.notices.map(
        ({ title, from }) => tiengOf(title[language] ?? '') + tiengOf(from[language] ?? ''),
      ),
    ];
    const topics = wantedServices(facts, topicsMax.tall).reduce(
      (sum, one) => sum + headingOf(one),
      tiengOf(t('lift.topicsTitle')),
    );
    const paths = content.services.map((one) => {
      const own = toServiceFacts(one);
      const { heading, lines } = liftSummary(own, toServiceDetails(one), day);
      const answer = lines.reduce(
        (sum, { text }) => sum + tiengOf(text[language]),
        tiengOf(heading[language]),
      );
      return { code: one.code, tieng: Math.max(...cards) + topics + answer + headingOf(own) };
    });
    expect(paths.length).toBeGreaterThan(800);
    expect(paths.filter(({ tieng }) => tieng > pathMax)).toEqual([]);
    // Far less would mean that something on the way is no longer counted.
    expect(Math.max(...paths.map(({ tieng }) => tieng))).toBeGreaterThan(pathMax * 0.6);
  },
);
