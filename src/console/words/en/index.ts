import type { vi } from '../vi/index.ts';
import { audit } from './audit.ts';
import { boards } from './boards.ts';
import { city } from './city.ts';
import { editor } from './editor.ts';
import { emergency } from './emergency.ts';
import { feeds } from './feeds.ts';
import { fleet } from './fleet.ts';
import { flows } from './flows.ts';
import { frame } from './frame.ts';
import { imports } from './import.ts';
import { importColumn } from './import-column.ts';
import { importWhy } from './import-why.ts';
import { insight } from './insight.ts';
import { people } from './people.ts';
import { picture } from './picture.ts';
import { publish } from './publish.ts';
import { requests } from './requests.ts';
import { ui } from './ui.ts';

/** Each text of the source in English: a missing one fails the types. */
type Translated = { readonly [G in keyof typeof vi]: Record<keyof (typeof vi)[G], string> };

export const en: Translated = {
  audit,
  boards,
  city,
  editor,
  emergency,
  feeds,
  fleet,
  flows,
  frame,
  import: imports,
  importColumn,
  importWhy,
  insight,
  people,
  picture,
  publish,
  requests,
  ui,
};
