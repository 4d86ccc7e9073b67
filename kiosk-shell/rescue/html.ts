import type { ServerResponse } from 'node:http';
import { rescuePath } from '../browser/index.ts';

/** What staff press on it goes there. */
export const rescueDeskPath = `${rescuePath}/desk`;
/** Keeps the browser's own keys from it. */
export const rescueKeysPath = `${rescuePath}/keys.js`;

const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "script-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** As guardKeys of the page (devices.md §4); it does nothing else, so that nothing in it can break. */
const keysScript = `const calm = new Set(['Tab', 'Enter', ' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !calm.has(event.key)) event.preventDefault();
}, { capture: true });
for (const type of ['contextmenu', 'dragstart', 'drop', 'dragover'])
  addEventListener(type, (event) => event.preventDefault(), { capture: true });
addEventListener('wheel', (event) => { if (event.ctrlKey) event.preventDefault(); }, { capture: true, passive: false });
`;

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function sendKeysScript(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
  response.end(keysScript);
}

/** A page that needs no script. `refresh` shows another address after so many seconds. */
export function sendHtml(
  response: ServerResponse,
  page: {
    readonly title: string;
    readonly body: string;
    readonly isStaff: boolean;
    readonly refresh?: { readonly afterMs: number; readonly to: string };
  },
): void {
  const refresh =
    page.refresh === undefined
      ? ''
      : `<meta http-equiv="refresh" content="${Math.ceil(page.refresh.afterMs / 1000)};url=${escapeHtml(page.refresh.to)}">`;
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    // Without a referrer a form has no origin that could be checked.
    'referrer-policy': 'same-origin',
  });
  response.end(`<!doctype html>
<html lang="vi" translate="no"><head><meta charset="utf-8"><meta name="google" content="notranslate">
<title>${escapeHtml(page.title)}</title>${refresh}<script src="${rescueKeysPath}"></script><style>
html{background:#fff;color:#111;font:600 5vmin/1.4 "Be Vietnam Pro","Noto Sans",sans-serif;
touch-action:pan-y;user-select:none;-webkit-user-select:none}
body{margin:0;min-height:100vh;box-sizing:border-box}
main{min-height:100vh;box-sizing:border-box;padding:8vmin;display:flex;flex-direction:column;justify-content:center}
h1{font-size:9vmin;line-height:1.2;margin:0 0 4vmin}p{margin:0 0 5vmin}
.code{font-size:4vmin;color:#444}
.corner{position:fixed;width:12vmin;height:12vmin;margin:0;padding:0;border:0;background:none;opacity:0}
.staff main{justify-content:flex-start;border:2vmin solid #b3261e;padding:4vmin;font-size:3.4vmin}
.staff h1{font-size:5vmin;margin:0 0 2vmin}.staff h2{font-size:4vmin;margin:3vmin 0 1vmin}
.staff p{margin:0 0 2vmin}.mode{background:#b3261e;color:#fff;padding:1vmin 2vmin;margin:0 0 3vmin}
.en{font-weight:400;font-size:.8em;color:#333}
.warn{background:#fff3cd;border:.4vmin solid #7a5b00;padding:1.5vmin 2vmin}
form{display:grid;gap:2vmin;grid-template-columns:1fr 1fr}.pad{grid-template-columns:1fr 1fr 1fr}
button{font:inherit;min-height:12vmin;border:.5vmin solid #1b3a57;border-radius:2vmin;background:#fff;color:#0b2239;padding:1vmin 2vmin}
button:focus-visible{outline:1vmin solid #b36b00}button.go{background:#0b4f8a;color:#fff}
.dots{font-size:8vmin;letter-spacing:2vmin;min-height:11vmin;border-bottom:.5vmin solid #1b3a57;margin:0 0 3vmin}
table{border-collapse:collapse;width:100%;font-size:2.8vmin;font-weight:400;margin:0 0 3vmin}
td{border-bottom:.2vmin solid #888;padding:1vmin;vertical-align:top}td:first-child{font-weight:600}
svg{width:70vmin;height:70vmin;display:block;margin:0 auto 3vmin;background:#fff}
</style></head>
<body${page.isStaff ? ' class="staff"' : ''}><main>${page.body}</main></body></html>`);
}
