import type { Notice } from '../../domain/service/index.ts';
import { longDay } from './dates.ts';
import type { Say } from './say.ts';

/** Who says so, since when, and until when where it ends. */
export function sayOrigin({ t, local, language }: Say, notice: Notice): string {
  const values = { from: local(notice.from), day: longDay(notice.publishedOn, language) };
  const { expiresOn } = notice;
  const origin =
    expiresOn === undefined
      ? t('notices.from', values)
      : t('notices.fromUntil', { ...values, until: longDay(expiresOn, language) });
  return notice.isImportant === true ? `${t('notices.important')} · ${origin}` : origin;
}
