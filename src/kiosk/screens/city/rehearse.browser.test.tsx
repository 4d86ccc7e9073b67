import { expect, it, vi } from 'vitest';
import { samplePharmacies } from '../../../../test/support/sample-city.ts';
import { screenServices, screenState, wellFacts } from '../../../../test/support/screen-states.ts';
import { toUtf8 } from '../../../domain/basics/index.ts';
import { nearbyShelf } from '../../library/nearby-shelf.ts';
import { loadAllScreens, rehearseLists } from '../index.ts';

it('every list is read before anybody asks, and nobody sees or hears of it', async () => {
  const { content } = wellFacts;
  if (content === undefined) throw new Error('broken invariant: a well kiosk has content');
  const places = samplePharmacies(30);
  const sections = [0, 1, 2].map((at) => ({
    key: `pharmacy.${at}`,
    bytes: toUtf8(JSON.stringify(places.slice(at * 10, (at + 1) * 10))),
  }));
  const nearby = nearbyShelf(sections);
  const state = screenState('attract', { facts: { content: { ...content, nearby } } });
  await loadAllScreens();
  const send = vi.fn();
  const before = document.body.textContent;
  const parse = vi.spyOn(JSON, 'parse');
  await rehearseLists({ state, send, services: screenServices() }, async () => undefined);
  expect(parse).toHaveBeenCalledTimes(sections.length);
  parse.mockClear();
  expect(nearby.of('pharmacy')).toHaveLength(30);
  expect(parse).not.toHaveBeenCalled();
  expect(send).not.toHaveBeenCalled();
  expect(document.body.textContent).toBe(before);
});
