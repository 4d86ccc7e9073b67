import type { ServerResponse } from 'node:http';

/** Where the shell serves what it shows when the page cannot; never touched by the service worker. */
export const rescuePath = '/bridge/rescue';

/** Address of the rescue page: `code` is what staff look up, `count` how often it came by now. */
export function rescueUrl(origin: string, code: string, count: number): string {
  return `${origin}${rescuePath}?code=${encodeURIComponent(code)}&count=${count}`;
}

/** Code of a kiosk that was taken out of service by the hub. */
export const outOfServiceCode = 'MC-50';

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

/** A page without script or picture: nothing in it can break again. */
export function sendRescuePage(response: ServerResponse, target: string): void {
  const query = new URL(target, 'http://localhost').searchParams;
  const code = /^MC-\d{2}$/.exec(query.get('code') ?? '')?.[0] ?? 'MC-40';
  const count = /^\d{1,4}$/.exec(query.get('count') ?? '')?.[0] ?? '0';
  const { title, text, titleEn, textEn } = words(code);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html>
<html lang="vi" translate="no"><head><meta charset="utf-8"><title>${title}</title><style>
html{background:#fff;color:#111;font:600 5vmin/1.4 "Be Vietnam Pro","Noto Sans",sans-serif;
touch-action:none;user-select:none;-webkit-user-select:none}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;justify-content:center;
padding:8vmin;box-sizing:border-box}
h1{font-size:9vmin;line-height:1.2;margin:0 0 4vmin}p{margin:0 0 5vmin}
.code{font-size:4vmin;color:#444}</style></head>
<body><h1>${title}</h1><p>${text}</p><p lang="en">${titleEn}. ${textEn}</p>
<p class="code">Mã / code: ${code} · ${count}</p></body></html>`);
}
