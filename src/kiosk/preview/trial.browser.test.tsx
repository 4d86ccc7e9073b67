import '../ui/styles.css';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { sampleCity } from '../../../test/support/sample-city.ts';
import { starterContent } from '../../content/index.ts';
import {
  type PreviewDraft,
  type PreviewLook,
  type PreviewPlace,
  previewPlaces,
  type TryPreview,
} from '../../domain/api/console/index.ts';
import type { PublicService } from '../../domain/service/index.ts';
import { loadAllScreens } from '../screens/index.ts';
import { openDraft, openStage, type TrialProgress, tryDraft } from './index.ts';

const found = starterContent().services.find(({ code }) => code === '1.001193');
if (found === undefined) throw new Error('the starter catalogue has no 1.001193');
const service: PublicService = found;
const day = '2026-11-22';
const vi: PreviewLook = { width: 1080, height: 1920, pxPerMm: 2.71, size: 'M', language: 'vi' };
const looks: readonly PreviewLook[] = [
  vi,
  { ...vi, language: 'en' },
  { ...vi, size: 'XL' },
  { ...vi, size: 'XL', language: 'en' },
];

const root = document.createElement('div');
root.id = 'app';
const stage = openStage(root);
beforeAll(async () => {
  await page.viewport(1080, 1920);
  document.body.style.margin = '0';
  document.body.append(root);
  await loadAllScreens();
});
afterAll(() => root.remove());

interface World {
  readonly resize?: () => void;
  readonly isWanted?: () => boolean;
  readonly tell?: (progress: TrialProgress) => void;
}

let upMs = 0;
function tries(
  draft: PublicService,
  places: readonly PreviewPlace[],
  { resize = () => undefined, isWanted = () => true, tell = () => undefined }: World = {},
  tried: readonly PreviewLook[] = looks,
) {
  const wish: TryPreview = {
    kind: 'try',
    turn: 1,
    service: draft,
    day,
    looks: [...tried],
    places: [...places],
  };
  const world = {
    stage,
    resize,
    isWanted,
    tell,
    upMs: () => {
      // Each look takes so long that the console is asked after it.
      upMs += 50;
      return upMs;
    },
  };
  return tryDraft(
    openDraft(wish, () => 0),
    wish,
    world,
  );
}

it('draws every page of every place, and finds nothing lost in what is published', async () => {
  const places = previewPlaces({ service });
  expect(places.map(({ screen }) => screen)).toContain('aboutTopic');
  const tried = await tries(service, places);
  expect(tried?.bad).toEqual([]);
  // Papers of the largest letters do not stand on one page.
  expect(tried?.pages).toBeGreaterThan(looks.length * places.length);
});

it('names the glass and the place at which a text is lost', async () => {
  // A unit of 54 mm: nothing stands on it.
  const tiny: PreviewLook = { ...vi, pxPerMm: 20 };
  const tried = await tries(service, [{ screen: 'procedure' }], {}, [vi, tiny]);
  const bad = tried?.bad ?? [];
  expect(bad.map(({ look }) => look)).toEqual([1]);
  expect(bad.every(({ place, overflows }) => place === 0 && overflows.length > 0)).toBe(true);
});

it('has the code to take along drawn before it looks', async () => {
  const codes: (string | undefined)[] = [];
  const resize = () => codes.push(root.querySelector('.code-card svg path')?.tagName);
  await tries(service, [{ screen: 'takeaway' }], { resize });
  expect(codes.slice(1)).toEqual(['path', 'path', 'path']);
});

it('keeps the screen from glass to glass', async () => {
  const seen = new Set<Element | null>();
  const resize = () => seen.add(root.querySelector('.kiosk'));
  await tries(service, [{ screen: 'about' }], { resize });
  // What stood before, and one screen on all four.
  expect(seen.size).toBe(2);
});

it('tells the end of each place at once, with what was found since', async () => {
  const told: TrialProgress[] = [];
  const tiny: PreviewLook = { ...vi, pxPerMm: 20 };
  const places: PreviewPlace[] = [{ screen: 'procedure' }, { screen: 'about' }];
  const tell = (progress: TrialProgress) => void told.push(progress);
  const tried = await tries(service, places, { tell }, [vi, tiny]);
  expect(told.map(({ at }) => at)).toEqual(expect.arrayContaining([2, 4]));
  const first = told.find(({ at }) => at === 2);
  expect(first?.all).toBe(4);
  expect(first?.bad.map(({ place, look }) => [place, look])).toEqual([[0, 1]]);
  expect(told.flatMap(({ bad }) => bad)).toEqual(tried?.bad);
});

it('stops when nobody wants it any more', async () => {
  let asked = 0;
  const isWanted = () => {
    asked += 1;
    return asked < 2;
  };
  expect(await tries(service, [{ screen: 'about' }], { isWanted })).toBeUndefined();
  expect(asked).toBe(2);
});

const city = { ...starterContent(), ...sampleCity(starterContent()) };
const cityDrafts: readonly (readonly [string, PreviewDraft, readonly string[]])[] = [
  ...(city.boards ?? []).map((board): [string, PreviewDraft, string[]] => [
    board.key,
    { board },
    [
      board.title.vi,
      board.source.vi,
      'SỐ LIỆU THỬ',
      // One station shows one level.
      ...board.scale.slice(0, board.stations.length).map(({ name }) => name.vi),
    ],
  ]),
  ...(city.seasons ?? []).map((season): [string, PreviewDraft, string[]] => [
    season.key,
    { season },
    [season.title.vi, season.about.vi, season.source.vi],
  ]),
  ...(city.leaflets ?? []).map((leaflet): [string, PreviewDraft, string[]] => [
    leaflet.key,
    { leaflet },
    [leaflet.title.vi, leaflet.notHere.vi, leaflet.source.vi],
  ]),
  ...(city.buildings ?? []).map((building): [string, PreviewDraft, string[]] => [
    building.key,
    { building },
    [building.contact.who.vi, building.source.vi, 'Thang số 2'],
  ]),
  ...(city.emergencies ?? []).map((emergency): [string, PreviewDraft, string[]] => [
    emergency.id,
    { emergency },
    [emergency.title.vi, emergency.title.en, ...emergency.steps.map(({ vi }) => vi), 'Đến 10:00'],
  ]),
  ...city.places
    .filter(({ key }) => ['sample-parking', 'sample-pharmacy-3', 'hanoi-branch-1'].includes(key))
    .map((nearby): [string, PreviewDraft, string[]] => [
      nearby.key,
      { nearby },
      [nearby.name.vi, nearby.source.vi],
    ]),
];

it.each(cityDrafts)('draws %s with its words, and loses nothing of it', async (_, draft, words) => {
  const wish: TryPreview = {
    ...{ kind: 'try', turn: 1, day, ...draft },
    looks: [...looks],
    places: [...previewPlaces(draft)],
  };
  expect(wish.places).toHaveLength(1);
  let text = '';
  const tried = await tryDraft(
    openDraft(wish, () => 0),
    wish,
    {
      stage,
      resize: () => {
        text += root.textContent;
      },
      isWanted: () => true,
      tell: () => undefined,
      upMs: () => 0,
    },
  );
  expect(tried?.bad).toEqual([]);
  expect(words.filter((one) => !text.includes(one))).toEqual([]);
});
