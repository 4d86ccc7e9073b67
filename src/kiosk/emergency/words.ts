import type { Language } from '../../domain/basics/index.ts';
import type { EmergencyGravity } from '../../domain/service/index.ts';

interface Words {
  readonly gravity: Readonly<Record<EmergencyGravity, string>>;
  readonly until: (time: string) => string;
}

/** The few words around a draft: with the screen that says them, and never in the first file. */
export const words: Readonly<Record<Language, Words>> = {
  vi: {
    gravity: { danger: 'Khẩn cấp', warning: 'Cảnh báo', notice: 'Thông báo' },
    until: (time) => `Đến ${time}`,
  },
  en: {
    gravity: { danger: 'Emergency', warning: 'Warning', notice: 'Notice' },
    until: (time) => `Until ${time}`,
  },
};
