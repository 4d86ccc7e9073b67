import type { ServerResponse } from 'node:http';
import { outOfServiceCode, rescueUrl } from '../browser/index.ts';
import type { BadgeRefusal, SiteKit } from '../domain.ts';
import { deskWords } from './desk-words.ts';
import { escapeHtml, rescueDeskPath, sendHtml } from './html.ts';

const words = (code: string) =>
  code === outOfServiceCode
    ? {
        title: 'Máy tạm ngừng phục vụ',
        text: 'Mời quý vị dùng máy khác hoặc đến bộ phận một cửa của phường.',
        titleEn: 'This kiosk is out of service',
        textEn: 'Please use another kiosk, or go to the one-stop counter of the ward.',
      }
    : {
        title: 'Máy đang tự khắc phục',
        text: 'Máy sẽ tự thử lại sau ít phút. Yêu cầu quý vị đã gửi vẫn được giữ.',
        titleEn: 'This kiosk is mending itself',
        textEn: 'It tries again in a few minutes. What you have sent is kept.',
      };

/** Code and count that the rescue page was opened with; of anything else, a code of its own. */
export function readRescue(query: URLSearchParams): { code: string; count: string } {
  return {
    code: /^MC-\d{2}$/.exec(query.get('code') ?? '')?.[0] ?? 'MC-40',
    count: /^\d{1,4}$/.exec(query.get('count') ?? '')?.[0] ?? '0',
  };
}

/** How long a refused badge is told of, ms. */
const refusalMs = 15_000;

/** Where each of the four knocks of staff goes (S1): clockwise from the upper left. */
const corners = ['top:0;left:0', 'top:0;right:0', 'bottom:0;right:0', 'bottom:0;left:0'];

/**
 * What residents see when the page cannot be shown: where to go, and a code for staff (S8).
 *
 * @param refusal why the badge that was read last does not open this kiosk
 */
export function sendRescuePage(
  response: ServerResponse,
  query: URLSearchParams,
  kit: SiteKit | undefined,
  refusal?: BadgeRefusal,
): void {
  const { code, count } = readRescue(query);
  const { title, text, titleEn, textEn } = words(code);
  const near = kit?.nearest;
  const where = [
    ...(near ? [`Máy gần nhất / nearest kiosk: ${near.building} (${near.plate})`] : []),
    ...(kit?.phone ? [`Điện thoại / phone: ${kit.phone}`] : []),
  ].map((line) => `<p>${escapeHtml(line)}</p>`);
  const knocks = corners.map(
    (place, at) =>
      `<button class="corner" style="${place}" name="corner" value="${at + 1}" tabindex="-1" aria-hidden="true"></button>`,
  );
  const why =
    refusal === undefined
      ? ''
      : `<p class="warn" role="status">${deskWords.vi.badge[refusal]} <span lang="en">${deskWords.en.badge[refusal]}</span></p>`;
  sendHtml(response, {
    title,
    isStaff: false,
    ...(refusal !== undefined && {
      refresh: { afterMs: refusalMs, to: rescueUrl('', code, Number(count)) },
    }),
    body: `${why}<h1>${title}</h1><p>${text}</p><p lang="en">${titleEn}. ${textEn}</p>${where.join('')}
<p class="code">Mã / code: ${code} · ${count}</p>
<form method="post" action="${rescueDeskPath}"><input type="hidden" name="code" value="${code}"><input type="hidden" name="count" value="${count}">${knocks.join('')}</form>`,
  });
}
