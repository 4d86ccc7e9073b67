import { join } from 'node:path';
import { hubDirectory, withStore } from '../../src/cli/support/state.ts';
import {
  starterContent,
  starterGuides,
  starterLexicon,
  toSections,
} from '../../src/content/index.ts';
import { addDays } from '../../src/domain/calendar/index.ts';
import { appNumber } from '../../src/domain/fleet/index.ts';
import type { Catalogue } from '../../src/domain/service/index.ts';
import { openTrialAuthority } from '../../src/hub/keys/index.ts';
import { publish, signerOf } from '../../src/hub/publishing/index.ts';
import { samplePharmacies } from './sample-city.ts';

const t = (vi: string, en: string) => ({ vi, en });

/** A page of a building that nobody looked over for longer says so, days. */
const buildingOldDays = 45;

/** The title of a notice that stands until the last minute of the day. */
export const alertTitle = t('Có ca sốt xuất huyết ở phường', 'Dengue in this ward');

/**
 * A city in which every row has something to tell on a day and is over on the next: the starter, with
 * every season open, a health alert, pharmacies, and a building whose page is at its limit of age.
 */
function rowsCatalogue(day: string): Catalogue {
  const starter = starterContent();
  const [own] = starter.buildings ?? [];
  if (own === undefined) throw new Error('broken invariant: the starter has a building');
  return {
    ...starter,
    places: [...starter.places, ...samplePharmacies(40)],
    seasons: (starter.seasons ?? []).map((season) => ({
      ...season,
      dates: { kind: 'announced', opens: addDays(day, -10), closes: day, daysAhead: 30 },
      checkedOn: addDays(day, -12),
    })),
    notices: [
      {
        id: 'dengue',
        title: alertTitle,
        body: [t('Quý vị đổ nước đọng quanh nhà.', 'Empty standing water around the home.')],
        from: t('Trạm y tế phường', 'Ward health station'),
        pictogram: 'health',
        publishedOn: addDays(day, -2),
        expiresOn: day,
      },
      ...starter.notices,
    ],
    buildings: [
      {
        ...own,
        lifts: [{ name: t('Thang số 2', 'Lift 2'), since: addDays(day, -3), back: day }],
        updatedOn: addDays(day, -buildingOldDays),
      },
    ],
  };
}

/** Publishes that city with the keys of a trial whose state lies in the directory. */
export async function publishRowsCity(state: string, day: string): Promise<void> {
  const catalogue = rowsCatalogue(day);
  const content = {
    sections: await toSections(catalogue, starterLexicon, starterGuides()),
    factsDate: catalogue.snapshotDate,
    minApp: appNumber,
  };
  const authority = await openTrialAuthority(join(hubDirectory(state), 'keys'));
  const publishers = await Promise.all(authority.publishers.map(signerOf));
  await withStore(state, (store, keys) =>
    publish(store, content, { publishers, keys, trial: true, nowMs: Date.now() }),
  );
}
