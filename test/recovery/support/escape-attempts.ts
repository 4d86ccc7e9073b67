import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

/** What tempts a resident on the test's page; a click in its middle. */
export const temptations = [
  ['a new tab', '<a target="_blank" href="/other">x</a>'],
  ['a popup', "<button onclick=\"window.open('/popup','','width=300,height=300')\">x</button>"],
  ['a foreign address', '<a href="http://127.0.0.1:9/">x</a>'],
  ['settings', '<a href="chrome://settings/">x</a>'],
  ['a file address', '<a href="file:///etc/passwd">x</a>'],
  ['a source view', '<a href="view-source:http://127.0.0.1:9/">x</a>'],
  ['a download', '<a download="x.txt" href="data:text/plain,x">x</a>'],
  ['a mail address', '<a href="mailto:a@b.vn">x</a>'],
  ['a phone number', '<a href="tel:115">x</a>'],
  ['a file chooser', '<label>x<input type="file"></label>'],
  ['a folder chooser', '<button onclick="window.showDirectoryPicker?.().catch(()=>{})">x</button>'],
  ['printing', '<button onclick="print()">x</button>'],
  ['a serial port', '<button onclick="navigator.serial?.requestPort().catch(()=>{})">x</button>'],
  [
    'a USB device',
    '<button onclick="navigator.usb?.requestDevice({filters:[]}).catch(()=>{})">x</button>',
  ],
  ['notifications', '<button onclick="Notification.requestPermission()">x</button>'],
  ['a place', '<button onclick="navigator.geolocation.getCurrentPosition(()=>{})">x</button>'],
  [
    'screen sharing',
    '<button onclick="navigator.mediaDevices.getDisplayMedia().catch(()=>{})">x</button>',
  ],
  ['leaving full screen', '<button onclick="document.exitFullscreen().catch(()=>{})">x</button>'],
  ['closing', '<button onclick="window.close()">x</button>'],
  ['a text field', '<input value="x" readonly>'],
  ['the source of this page', '<a href="view-source:/">x</a>'],
  ['an empty tab', '<a target="_blank" href="about:blank">x</a>'],
  ['a page in an address', '<a href="data:text/html,x">x</a>'],
  ['a page made here', '<button onclick="open(URL.createObjectURL(new Blob([\'x\'])))">x</button>'],
  ['an app of the system', '<a href="intent://x#Intent;end">x</a>'],
  ['a crash', '<a href="chrome://inducebrowsercrashforrealz/">x</a>'],
  ['an open dialog', '<button onclick="window.showOpenFilePicker?.().catch(()=>{})">x</button>'],
  ['a save dialog', '<button onclick="window.showSaveFilePicker?.().catch(()=>{})">x</button>'],
  [
    'a Bluetooth device',
    '<button onclick="navigator.bluetooth?.requestDevice({acceptAllDevices:true}).catch(()=>{})">x</button>',
  ],
  [
    'an input device',
    '<button onclick="navigator.hid?.requestDevice({filters:[]}).catch(()=>{})">x</button>',
  ],
  [
    'a security key',
    '<button onclick="navigator.credentials.get({publicKey:{challenge:new Uint8Array(32)}}).catch(()=>{})">x</button>',
  ],
  [
    'a window above all',
    '<button onclick="window.documentPictureInPicture?.requestWindow().catch(()=>{})">x</button>',
  ],
  [
    'an eye dropper',
    '<button onclick="window.EyeDropper&&new EyeDropper().open().catch(()=>{})">x</button>',
  ],
  ['the clipboard', '<button onclick="navigator.clipboard.readText().catch(()=>{})">x</button>'],
  ['sharing', '<button onclick="navigator.share?.({text:\'x\'}).catch(()=>{})">x</button>'],
] as const;

/** Keys that open, close, leave or show something in Chromium or in a desktop. */
export const keys = [
  ...['ctrl+t', 'ctrl+n', 'ctrl+shift+n', 'ctrl+shift+t', 'F12', 'ctrl+shift+i', 'ctrl+shift+j'],
  ...['ctrl+shift+c', 'ctrl+u', 'ctrl+p', 'ctrl+shift+p', 'ctrl+o', 'ctrl+s', 'ctrl+h', 'ctrl+j'],
  ...['ctrl+shift+o', 'ctrl+d', 'shift+Escape', 'F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11'],
  ...['ctrl+f', 'ctrl+g', 'ctrl+l', 'alt+d', 'ctrl+k', 'alt+Home', 'alt+Left', 'alt+Right'],
  ...['ctrl+r', 'ctrl+shift+r', 'ctrl+w', 'ctrl+F4', 'alt+F4', 'ctrl+shift+w', 'ctrl+shift+q'],
  ...['ctrl+plus', 'ctrl+minus', 'ctrl+Tab', 'ctrl+1', 'ctrl+shift+b', 'ctrl+shift+m'],
  ...['ctrl+shift+Delete', 'ctrl+shift+a', 'alt+f', 'alt+space', 'Menu', 'Escape', 'super+l'],
  ...['ctrl+e', 'ctrl+shift+d', 'ctrl+shift+g', 'ctrl+shift+v', 'ctrl+shift+Tab', 'ctrl+9'],
  ...['alt+shift+i', 'alt+shift+t', 'alt+Return', 'alt+F2', 'F2', 'F4', 'F8', 'F9', 'shift+F5'],
  ...['shift+F6', 'shift+F10', 'ctrl+Escape', 'ctrl+alt+t', 'super', 'super+d', 'Help', 'Pause'],
  // Extra keys of keyboards, dead keys, and what switches or composes input.
  ...['XF86Back', 'XF86HomePage', 'XF86Search', 'XF86Reload', 'XF86Mail', 'XF86WWW', 'XF86Close'],
  ...['dead_acute', 'Multi_key', 'ctrl+shift+u', 'ctrl+space', 'super+space', 'ISO_Next_Group'],
];

/** Keys pressed again and again: a guard that is late once has lost. */
export const repeated = ['alt+F4', 'ctrl+w', 'ctrl+t', 'F11', 'shift'];

/** Temptations of one column of the page. */
const rows = 20;
const leftOf = (index: number) => 40 + Math.floor(index / rows) * 300;
const topOf = (index: number) => 20 + (index % rows) * 46;
/** The middle of a temptation on the page, px, as xdotool takes it. */
export const middleOf = (index: number): [x: string, y: string] => [
  String(leftOf(index) + 100),
  String(topOf(index) + 18),
];

const html = `<!doctype html><html lang="vi" translate="no"><meta charset="utf-8">
<script src="/guard.js"></script><style>
html{background:#1b6e4a;cursor:none}*{cursor:none!important;outline:none!important;caret-color:transparent}
.t>*{position:absolute;width:200px;height:36px;background:#fff;color:#fff;border:0;
font-size:10px;text-decoration:none;display:block;overflow:hidden;-webkit-tap-highlight-color:transparent}
input{opacity:0}::selection{background:transparent}</style><body>
${temptations.map(([, code], index) => `<div class="t">${code.replace(/^<(\w+)/, `<$1 style="left:${leftOf(index)}px;top:${topOf(index)}px"`)}</div>`).join('\n')}
<script src="/beat.js"></script>`;

const beatScript = `
const start = async () => {
  const { token } = await (await fetch('/bridge/session')).json();
  const headers = { 'x-motcham-bridge': token, 'content-type': 'application/json' };
  const body = JSON.stringify({ screen: 'attract', idle: true, progress: 1 });
  const frame = () => {
    fetch('/bridge/beat', { method: 'POST', headers, body });
    setTimeout(() => requestAnimationFrame(frame), 500);
  };
  requestAnimationFrame(frame);
};
start();`;

/** Files of a page that tempts, guarded by the kiosk's own first script, by name. */
export function temptingPage(root: string): Readonly<Record<string, string>> {
  const guard = readFileSync(join(root, 'src', 'kiosk', 'guard-keys.ts'), 'utf8');
  const script = stripTypeScriptTypes(guard).replace('export function', 'function');
  return {
    'index.html': html,
    'beat.js': beatScript,
    'guard.js': `${script}\nguardKeys(window);`,
  };
}
