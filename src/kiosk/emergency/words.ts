import type { Language } from '../../domain/basics/index.ts';
import type { EmergencyGravity } from '../../domain/service/index.ts';

interface Words {
  readonly gravity: Readonly<Record<EmergencyGravity, string>>;
  readonly until: (time: string) => string;
  /** Other messages that hold at the same time. */
  readonly also: (titles: string) => string;
  /** Those that are not named. */
  readonly more: (count: number) => string;
}

/** The few words around a draft: with the screen that says them, and never in the first file. */
export const words: Readonly<Record<Language, Words>> = {
  vi: {
    gravity: { danger: 'Khẩn cấp', warning: 'Cảnh báo', notice: 'Thông báo' },
    until: (time) => `Đến ${time}`,
    also: (titles) => `Cũng đang có: ${titles}`,
    more: (count) => `và ${count} tin khác`,
  },
  en: {
    gravity: { danger: 'Emergency', warning: 'Warning', notice: 'Notice' },
    until: (time) => `Until ${time}`,
    also: (titles) => `Also now: ${titles}`,
    more: (count) => `and ${count} more`,
  },
};
