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

/** Korean, for the frame of the kiosk. */
export const ko = {
  about: { open: '모두 보기' },
  guide: { open: '내 경우 찾기', openNote: '몇 가지 질문 뒤에 목록이 나옵니다' },
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
