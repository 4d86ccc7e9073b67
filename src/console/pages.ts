import { page as audit } from './audit/page.ts';
import { page as boards } from './editor/boards-page.ts';
import { page as buildings } from './editor/buildings-page.ts';
import { page as emergencyDrafts } from './editor/emergency-drafts-page.ts';
import { page as imports } from './editor/import-page.ts';
import { page as leaflets } from './editor/leaflets-page.ts';
import { page as notices } from './editor/notices-page.ts';
import { page as places } from './editor/places-page.ts';
import { page as procedures } from './editor/procedures-page.ts';
import { page as seasons } from './editor/seasons-page.ts';
import { page as translations } from './editor/translations-page.ts';
import { page as emergency } from './emergency/page.ts';
import { page as feeds } from './feeds/page.ts';
import { page as alarms } from './fleet/alarms-page.ts';
import { page as fleet } from './fleet/page.ts';
import { page as flows } from './flows/page.ts';
import type { ConsolePage } from './frame/index.ts';
import { page as insight } from './insight/page.ts';
import { page as account } from './people/account-page.ts';
import { page as people } from './people/page.ts';
import { page as publish } from './publish/page.ts';
import { page as requests } from './requests/page.ts';

/** Every page of the console, in the order of the navigation. */
export const pages: readonly ConsolePage[] = [
  fleet,
  requests,
  alarms,
  emergency,
  insight,
  procedures,
  places,
  notices,
  emergencyDrafts,
  buildings,
  seasons,
  leaflets,
  boards,
  feeds,
  translations,
  imports,
  flows,
  publish,
  people,
  audit,
  account,
];
