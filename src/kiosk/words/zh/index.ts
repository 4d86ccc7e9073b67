import type { GuestTable } from '../guest-table.ts';
import { aloud } from './aloud.ts';
import { between } from './between.ts';
import { common } from './common.ts';
import { display } from './display.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { languages } from './languages.ts';
import { leave } from './leave.ts';
import { paper } from './paper.ts';
import { scan } from './scan.ts';
import { search } from './search.ts';
import { service } from './service.ts';

/** Chinese (simplified), for the frame of the kiosk. */
export const zh = {
  about: { open: '查看全部' },
  guide: { open: '查我的情况', openNote: '回答几个问题，得到清单' },
  aloud,
  between,
  common,
  display,
  errors,
  findings,
  help,
  home,
  languages,
  leave,
  paper,
  scan,
  search,
  service,
} as const satisfies GuestTable;
