/** The printer as a page: its paper comes out at the top, its lid and plug are buttons. */
export const printerPage = `<!doctype html>
<html lang="vi" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Máy in thử · Một Chạm</title>
<style>
:root{color-scheme:light;--ink:#1A1A1A;--wall:#F8EBCB;--wall2:#EACF8C;--action:#7A0C14;--place:#0B3D6B;--warn:#4A2B00;--warnsoft:#FFE9B5;--ok:#083D24;--oksoft:#E6F2EA}
*{box-sizing:border-box;margin:0}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--wall);min-height:100vh;display:grid;grid-template-columns:minmax(0,1fr) 340px;gap:28px;padding:28px;max-width:1180px;margin:auto;align-items:start}
h1{font-size:24px;line-height:1.3}h2{font-size:16px;margin:24px 0 10px}small{display:block;font-size:14px;color:#37322B}
.machine{display:grid;justify-items:center}
.slot{width:min(100%,420px);height:30px;border-radius:10px 10px 0 0;background:#2B2720;position:relative;z-index:1}
.slot::after{content:"";position:absolute;left:14px;right:14px;bottom:7px;height:6px;border-radius:3px;background:#000}
.path{width:min(calc(100% - 40px),372px);min-height:220px;max-height:calc(100vh - 210px);overflow:auto;display:flex;flex-direction:column;margin-top:-8px;padding-bottom:24px}
.paper{background:#fff;box-shadow:0 3px 12px rgba(40,30,10,.28);width:100%;display:block}
.sheets{display:grid;grid-template-columns:repeat(auto-fill,minmax(112px,1fr));gap:14px}
.sheets a{display:block;color:var(--place);font-weight:600;text-decoration:none}
.sheets img{width:100%;max-height:190px;object-fit:cover;object-position:top;background:#fff;border:2px solid #37322B;border-radius:4px}
aside{background:#FAFAF7;border:2px solid #37322B;border-radius:14px;padding:20px;position:sticky;top:28px}
button{display:block;width:100%;font:inherit;text-align:left;padding:12px 16px;margin-top:12px;background:#fff;border:2px solid #37322B;border-radius:10px;box-shadow:0 3px 0 #D9D2C2;cursor:pointer}
button:active{box-shadow:none;background:#F0E6D2}
button:focus-visible{outline:4px solid var(--place);outline-offset:2px}
button[aria-pressed=true]{border:4px solid var(--action);padding:10px 14px;background:#FDF1F0}
button b{display:block}
#state{margin-top:14px;padding:12px 14px;border-radius:10px;background:var(--oksoft);color:var(--ok);font-weight:600}
#state.warn{background:var(--warnsoft);color:var(--warn)}
@media(max-width:800px){body{grid-template-columns:1fr}aside{position:static;order:-1}}
</style>
</head>
<body>
<main>
<div class="machine"><div class="slot"></div><div class="path" id="path"><canvas class="paper" id="live" width="576" height="1"></canvas></div></div>
<h2>Giấy đã in <small>Printed papers</small></h2>
<div class="sheets" id="sheets"></div>
</main>
<aside>
<h1>Máy in thử</h1>
<small>Trial printer: paper on screen</small>
<div id="state" role="status"></div>
<button id="paper" type="button"></button>
<button id="cover" type="button"></button>
<button id="power" type="button"></button>
<h2>Địa chỉ <small>Address</small></h2>
<p id="address"></p>
</aside>
<script src="/printer.js"></script>
</body>
</html>
`;

/** Script of the page; a file of its own, because the page's policy allows no inline script. */
export const printerScript = `'use strict';
const $ = (id) => document.getElementById(id);
const live = $('live');
let hand;
let rows = 0;
const words = {
  paper: { in: ['Rút hết giấy', 'Take the paper out'], out: ['Cho giấy vào', 'Put paper in'] },
  cover: { closed: ['Mở nắp', 'Open the cover'], open: ['Đóng nắp', 'Close the cover'] },
  power: { plugged: ['Rút điện', 'Unplug'], unplugged: ['Cắm điện', 'Plug in'] },
};
const other = { in: 'out', out: 'in', closed: 'open', open: 'closed', plugged: 'unplugged', unplugged: 'plugged' };
const rest = { paper: 'in', cover: 'closed', power: 'plugged' };
function label(button, [vi, en]) {
  button.replaceChildren(Object.assign(document.createElement('b'), { textContent: vi }), en);
}
function showState() {
  for (const part of Object.keys(words)) {
    label($(part), words[part][hand[part]]);
    $(part).setAttribute('aria-pressed', String(hand[part] !== rest[part]));
  }
  const box = $('state');
  const now = hand.power === 'unplugged' ? ['Đã rút điện', 'Unplugged']
    : hand.cover === 'open' ? ['Nắp đang mở', 'Cover open']
    : hand.paper === 'out' ? ['Hết giấy', 'Out of paper'] : ['Sẵn sàng', 'Ready'];
  box.className = now[0] === 'Sẵn sàng' ? '' : 'warn';
  box.textContent = now[0] + ' · ' + now[1];
}
function grow(to) {
  if (live.height >= to) return;
  const context = live.getContext('2d');
  const kept = rows > 0 ? context.getImageData(0, 0, live.width, rows) : undefined;
  live.height = Math.ceil(to / 200) * 200;
  if (kept) context.putImageData(kept, 0, 0);
}
function addRows({ from, width, bytes }) {
  if (from === 0) { rows = 0; live.width = width; live.height = 1; }
  const data = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
  const perRow = width / 8;
  const count = data.length / perRow;
  if (count === 0) return;
  grow(from + count);
  const image = new ImageData(width, count);
  for (let i = 0; i < width * count; i += 1) {
    const dark = (data[Math.floor(i / width) * perRow + ((i % width) >> 3)] >> (7 - (i & 7))) & 1;
    image.data.set(dark ? [0, 0, 0, 255] : [255, 255, 255, 255], i * 4);
  }
  live.getContext('2d').putImageData(image, 0, from);
  rows = from + count;
  $('path').scrollTop = $('path').scrollHeight;
}
function showLast(number) {
  const image = new Image();
  image.onload = () => {
    if (rows > 0) return;
    live.width = image.width;
    live.height = image.height;
    live.getContext('2d').drawImage(image, 0, 0);
  };
  image.src = '/papers/' + number + '.png';
}
function addSheet(number) {
  const link = document.createElement('a');
  link.href = '/papers/' + number + '.png';
  link.target = '_blank';
  const image = new Image();
  image.src = link.href;
  image.alt = 'Tờ ' + number;
  link.append(image, 'Tờ ' + number);
  $('sheets').prepend(link);
  while ($('sheets').childElementCount > 24) $('sheets').lastElementChild.remove();
}
for (const part of Object.keys(words)) {
  $(part).addEventListener('click', () => {
    const next = { ...hand, [part]: other[hand[part]] };
    fetch('/state', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(next) });
  });
}
const events = new EventSource('/events');
events.addEventListener('hello', (event) => {
  const hello = JSON.parse(event.data);
  $('address').textContent = hello.address;
  $('sheets').replaceChildren();
  for (const number of hello.papers) addSheet(number);
  if (hello.papers.length > 0) showLast(hello.papers.at(-1));
});
events.addEventListener('hand', (event) => { hand = JSON.parse(event.data); showState(); });
events.addEventListener('rows', (event) => addRows(JSON.parse(event.data)));
events.addEventListener('cut', (event) => { addSheet(JSON.parse(event.data).number); });
`;
