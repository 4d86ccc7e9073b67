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

/** Japanese, for the frame of the kiosk. */
export const ja = {
  about: { open: 'すべて見る' },
  guide: { open: '自分の場合を調べる', openNote: 'いくつかの質問のあと一覧が出ます' },
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
