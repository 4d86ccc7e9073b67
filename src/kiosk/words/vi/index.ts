import { about } from './about.ts';
import { between } from './between.ts';
import { boards } from './boards.ts';
import { book } from './book.ts';
import { common } from './common.ts';
import { display } from './display.ts';
import { errors } from './errors.ts';
import { feedback } from './feedback.ts';
import { findings } from './findings.ts';
import { follow } from './follow.ts';
import { guide } from './guide.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { leave } from './leave.ts';
import { notices } from './notices.ts';
import { paper } from './paper.ts';
import { scan } from './scan.ts';
import { search } from './search.ts';
import { service } from './service.ts';
import { staff } from './staff.ts';

/** The source language (R46): every key that exists, exists here. */
export const vi = {
  about,
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
  leave,
  notices,
  paper,
  scan,
  search,
  service,
  staff,
} as const;
