import { about } from './about.ts';
import { aloud } from './aloud.ts';
import { between } from './between.ts';
import { boards } from './boards.ts';
import { book } from './book.ts';
import { city } from './city.ts';
import { common } from './common.ts';
import { display } from './display.ts';
import { errors } from './errors.ts';
import { feedback } from './feedback.ts';
import { findings } from './findings.ts';
import { follow } from './follow.ts';
import { guide } from './guide.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { languages } from './languages.ts';
import { leaflet } from './leaflet.ts';
import { leave } from './leave.ts';
import { lift } from './lift.ts';
import { myBuilding } from './my-building.ts';
import { notices } from './notices.ts';
import { paper } from './paper.ts';
import { places } from './places.ts';
import { scan } from './scan.ts';
import { search } from './search.ts';
import { seasons } from './seasons.ts';
import { service } from './service.ts';
import { staff } from './staff.ts';

/** The source language (R46): every key that exists, exists here. */
export const vi = {
  about,
  aloud,
  between,
  boards,
  book,
  common,
  display,
  errors,
  feedback,
  findings,
  follow,
  guide,
  help,
  home,
  languages,
  leave,
  lift,
  notices,
  paper,
  scan,
  search,
  service,
  city,
  places,
  seasons,
  myBuilding,
  leaflet,
  staff,
} as const;
