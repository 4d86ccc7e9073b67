import type { NetworkInterfaceInfo } from 'node:os';
import {
  encodeQr,
  type Language,
  type ReadinessReport,
  sayReadinessLine,
  wrongPinsMax,
} from '../domain.ts';
import { deskWords } from './desk-words.ts';
import { escapeHtml } from './html.ts';

/** What the shell knows of itself without looking. */
export interface DeskFacts {
  readonly version: string;
  readonly uptimeMs: number;
  /** Oldest first. */
  readonly faults: readonly { readonly code: string; readonly atMs: number }[];
  readonly hub: string | null;
  readonly reach: 'reachable' | 'unreachable' | 'unknown';
  readonly isOutOfService: boolean;
}

export type DeskView = 'status' | 'network' | 'diagnostics' | 'done' | 'notHere';
/** What can be pressed on the open desk, in this order. */
export const deskActions = [
  'status',
  'selfTest',
  'network',
  'diagnostics',
  'restartBrowser',
  'restartShell',
  'out',
  'back',
  'other',
  'exit',
] as const;
export type DeskAction = (typeof deskActions)[number];

/** Faults in the code that staff photograph, and most characters of it: phones read no denser one. */
const faultsTold = 5;
const qrCharactersMax = 1_000;

interface Frame {
  readonly language: Language;
  readonly ticket: string;
  readonly code: string;
  readonly count: string;
}

const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
const formOf = ({ ticket, code, count }: Frame, isPad: boolean, buttons: string, path: string) =>
  `<form method="post" action="${path}"${isPad ? ' class="pad"' : ''}>${hidden('ticket', ticket)}${hidden('code', code)}${hidden('count', count)}${buttons}</form>`;
const button = (value: string, text: string, isGo = false) =>
  `<button name="press" value="${value}"${isGo ? ' class="go"' : ''}>${escapeHtml(text)}</button>`;
const row = (...cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;

/** Asks for the PIN. Of the digits only how many is shown. */
export function drawPinPad(frame: Frame, digits: number, note: string | undefined, path: string) {
  const words = deskWords[frame.language];
  const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => button(key, key));
  const last = [
    button('erase', words.pinErase),
    button('0', '0'),
    button('ok', words.pinEnter, true),
    button('other', words.other),
    button('exit', words.exit),
  ];
  const told = note === undefined ? '' : `<p class="warn" role="status">${escapeHtml(note)}</p>`;
  const dots = `<p class="dots" aria-label="${digits}">${'•'.repeat(digits)}</p>`;
  return `<p class="mode">${words.mode}</p><h1>${words.pinTitle}</h1>${told}${dots}${formOf(frame, true, [...keys, ...last].join(''), path)}`;
}

export const wrongNote = (language: Language, left: number) =>
  left === wrongPinsMax ? undefined : deskWords[language].pinWrong(left);

/** The open desk: what the shell knows, and what it can do. */
export function drawDesk(
  frame: Frame,
  view: DeskView,
  facts: DeskFacts,
  report: ReadinessReport | undefined,
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
  path: string,
): string {
  const words = deskWords[frame.language];
  const buttons = deskActions
    .filter((action) => action !== (facts.isOutOfService ? 'out' : 'back'))
    .map((action) => button(action, words[action], action === 'restartBrowser'));
  const minutes = Math.trunc(facts.uptimeMs / 60_000);
  const head = `<p class="mode">${words.mode}</p><h1>${words.title}</h1><p>${frame.code} · ${frame.count} · ${escapeHtml(facts.version)} · ${minutes} min</p>`;
  // What can be done first: a report may be longer than the screen.
  return `${head}${formOf(frame, false, buttons.join(''), path)}${drawView(frame, view, facts, report, interfaces)}`;
}

function drawView(
  frame: Frame,
  view: DeskView,
  facts: DeskFacts,
  report: ReadinessReport | undefined,
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): string {
  const words = deskWords[frame.language];
  const addresses = addressesOf(interfaces);
  if (view === 'done' || view === 'notHere') return `<p class="warn">${words[view]}</p>`;
  if (view === 'network') {
    const rows = [
      row(
        words.hub,
        facts.hub === null ? words.hubNone : `${facts.hub}: ${words.reach[facts.reach]}`,
      ),
      ...addresses.map(({ name, address }) => row(`${words.address} ${name}`, address)),
    ];
    return `<h2>${words.network}</h2><table>${rows.join('')}</table>`;
  }
  if (view === 'diagnostics') {
    const text = diagnosticsText(frame, facts, report, addresses);
    return `<h2>${words.diagnostics}</h2><p>${words.diagnosticsText}</p>${drawQr(text)}`;
  }
  const lines = (report?.lines ?? []).map((line) => {
    const { label, value, note } = sayReadinessLine(line, frame.language);
    return row(label, value, note ?? '');
  });
  const faults = facts.faults
    .slice(-faultsTold)
    .map(({ code, atMs }) => row(code, new Date(atMs).toISOString()));
  return `<h2>${words.status}</h2><table>${lines.join('')}</table><h2>${words.faults}</h2>${
    faults.length === 0 ? `<p>${words.none}</p>` : `<table>${faults.join('')}</table>`
  }`;
}

function addressesOf(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
) {
  return Object.entries(interfaces).flatMap(([name, found = []]) =>
    found.filter(({ internal }) => !internal).map(({ address }) => ({ name, address })),
  );
}

/** Codes, versions and results: nothing that a resident ever gave. */
export function diagnosticsText(
  { code, count }: Pick<Frame, 'code' | 'count'>,
  facts: DeskFacts,
  report: ReadinessReport | undefined,
  addresses: readonly { readonly name: string; readonly address: string }[],
): string {
  const all = {
    v: 1,
    kiosk: report?.kiosk ?? null,
    version: facts.version,
    minutes: Math.trunc(facts.uptimeMs / 60_000),
    code: `${code} ${count}`,
    out: facts.isOutOfService,
    hub: facts.reach,
    faults: facts.faults
      .slice(-faultsTold)
      .map(({ code, atMs }) => [code, Math.trunc(atMs / 1000)]),
    parts: Object.fromEntries(
      (report?.lines ?? [])
        .filter(({ result }) => result !== 'pass' && result !== 'absent')
        .map(({ part, result, finding }) => [
          part,
          finding === null ? result : `${result} ${finding}`,
        ]),
    ),
    net: addresses.map(({ name, address }) => `${name} ${address}`),
  };
  const text = JSON.stringify(all);
  return text.length <= qrCharactersMax ? text : JSON.stringify({ ...all, net: [], faults: [] });
}

function drawQr(text: string): string {
  const symbol = encodeQr(text, 'text');
  const dots: string[] = [];
  for (let y = 0; y < symbol.size; y += 1) {
    for (let x = 0; x < symbol.size; x += 1) {
      if (symbol.get(x, y)) dots.push(`M${x + 4} ${y + 4}h1v1h-1z`);
    }
  }
  const side = symbol.size + 8;
  return `<svg viewBox="0 0 ${side} ${side}" role="img" shape-rendering="crispEdges"><path d="${dots.join('')}"/></svg>`;
}
