import type { IncomingMessage, ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { rescuePath, rescueUrl } from '../browser/index.ts';
import type { BadgeRefusal, Language, ReadinessReport, SiteKit } from '../domain.ts';
import { log } from '../log.ts';
import { readBody, sendProblem } from '../serve/index.ts';
import type { World } from '../world.ts';
import { badgeTokenIn, judgeBadgeHere } from './badge.ts';
import {
  type DeskAction,
  type DeskFacts,
  type DeskView,
  deskActions,
  drawDesk,
  drawPinPad,
  wrongNote,
} from './desk-page.ts';
import { deskWords } from './desk-words.ts';
import { rescueDeskPath, rescueKeysPath, sendHtml, sendKeysScript } from './html.ts';
import { readRescue, sendRescuePage } from './rescue-page.ts';
import type { StaffDoor } from './staff-door.ts';

/** S6: nobody pressed anything for this long, ms. */
const leaveMs = 120_000;
/** S1, as on the page: all four corners within this, ms. */
const knockMs = 6_000;
const cornersMax = 4;
/** One press and its ticket are two hundred bytes. */
const bodyBytesMax = 1024;
const digitsMax = 12;
/** Between the answer and the restart that takes the screen from it, ms. */
const afterAnswerMs = 300;

/** What the shell can do for staff while its page cannot be shown; absent where it cannot. */
export interface DeskWork {
  readonly facts: () => DeskFacts;
  /** The hub's time, ms; undefined while this run of the shell has not heard it. */
  readonly hubNowMs?: (() => number | undefined) | undefined;
  /** Looks at the whole machine now. */
  readonly report: () => Promise<ReadinessReport>;
  readonly restartBrowser?: (() => void) | undefined;
  readonly restartShell?: (() => void) | undefined;
  readonly setOutOfService?: ((isOut: boolean) => Promise<void>) | undefined;
  /** Diagnostics were asked for: the hub is told, too. */
  readonly tellHub?: (() => void) | undefined;
}

export interface RescueDeskParts {
  readonly door: StaffDoor;
  readonly kit: () => SiteKit | undefined;
  readonly world: Pick<World, 'monotonicMs' | 'fillRandom'>;
}

interface Visit {
  readonly ticket: string;
  readonly isOpen: boolean;
  readonly digits: string;
  readonly language: Language;
  readonly atMs: number;
}

/**
 * The rescue page and the staff page behind its corners (S1, S6, S7): plain forms, so that they work
 * when a page's scripts, storage and service worker do not. One screen, so one visit at a time.
 */
export class RescueDesk {
  /** Set once what it does is there; before that the desk only tells. */
  work: DeskWork | undefined;
  readonly #parts: RescueDeskParts;
  #knock = { next: 1, sinceMs: 0 };
  #visit: Visit | undefined;
  /** What a badge came to that nobody has been shown yet. */
  #heard: 'opens' | BadgeRefusal | undefined;

  constructor(parts: RescueDeskParts) {
    this.#parts = parts;
  }

  /** Somebody of staff is at it: the page is not tried again meanwhile. */
  get isBusy(): boolean {
    return this.#visit !== undefined && this.#now() - this.#visit.atMs < leaveMs;
  }

  /**
   * A scanner read this while the page could not be shown (S1). A badge of staff leads to the PIN as
   * the four corners do; one that is refused is told why; anything else is nothing.
   *
   * @returns whether the rescue page has something to say now
   */
  async hear(text: string): Promise<boolean> {
    const token = badgeTokenIn(text);
    if (token === undefined || this.isBusy) return false;
    const judged = await judgeBadgeHere(token, this.#parts.kit(), this.work?.hubNowMs?.());
    if (this.isBusy) return false;
    this.#heard = judged;
    if (judged === 'opens') this.#begin();
    log(judged === 'opens' ? 'info' : 'warn', 'rescue.badge', { judged });
    return true;
  }

  /** Answers what is asked under `rescuePath`, of this host; false for any other path. */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    isOwnPage: boolean,
  ): Promise<boolean> {
    if (path === rescueKeysPath) sendKeysScript(response);
    else if (path === rescuePath) this.#open(request, response);
    else if (path !== rescueDeskPath) return false;
    else if (request.method !== 'POST') sendProblem(response, 'not-found');
    else if (!isOwnPage) sendProblem(response, 'forbidden');
    else await this.#press(request, response);
    return true;
  }

  #open(request: IncomingMessage, response: ServerResponse): void {
    const heard = this.#heard;
    this.#heard = undefined;
    const fields = new URL(request.url ?? '/', 'http://localhost').searchParams;
    if (heard === 'opens') this.#ask(response, fields);
    else sendRescuePage(response, fields, this.#parts.kit(), heard);
  }

  async #press(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, bodyBytesMax);
    if (!body.ok) return sendProblem(response, body.error, undefined, { connection: 'close' });
    const fields = new URLSearchParams(body.value.toString('utf8'));
    const corner = fields.get('corner');
    if (corner !== null) return this.#knocked(corner, response, fields);
    const visit = this.#visit;
    if (!this.isBusy || visit === undefined || fields.get('ticket') !== visit.ticket) {
      return this.#redirect(response, fields);
    }
    const press = fields.get('press') ?? '';
    this.#visit = { ...visit, atMs: this.#now() };
    if (press === 'exit') return this.#leave(response, fields);
    if (press === 'other') {
      this.#visit = { ...this.#visit, language: visit.language === 'vi' ? 'en' : 'vi' };
      return visit.isOpen ? this.#show(response, fields, 'status') : this.#ask(response, fields);
    }
    if (!visit.isOpen) return this.#typed(press, this.#visit, response, fields);
    const action = deskActions.find((name) => name === press);
    if (action === undefined) return sendProblem(response, 'bad-request');
    return this.#do(action, response, fields);
  }

  /** The answer to a knock is nothing: only the fourth in order shows that something listens. */
  #knocked(corner: string, response: ServerResponse, fields: URLSearchParams): void {
    const now = this.#now();
    const isNext = corner === String(this.#knock.next) && now - this.#knock.sinceMs < knockMs;
    if (corner === '1') this.#knock = { next: 2, sinceMs: now };
    else if (isNext) this.#knock = { ...this.#knock, next: this.#knock.next + 1 };
    else this.#knock = { next: 1, sinceMs: 0 };
    if (this.#knock.next <= cornersMax) {
      response.writeHead(204, { 'cache-control': 'no-store' }).end();
      return;
    }
    this.#knock = { next: 1, sinceMs: 0 };
    this.#begin();
    this.#ask(response, fields);
  }

  #begin(): void {
    const bytes = Buffer.alloc(16);
    this.#parts.world.fillRandom(bytes);
    const ticket = bytes.toString('base64url');
    this.#visit = { ticket, isOpen: false, digits: '', language: 'vi', atMs: this.#now() };
    log('info', 'rescue.staff');
  }

  async #typed(
    press: string,
    visit: Visit,
    response: ServerResponse,
    fields: URLSearchParams,
  ): Promise<void> {
    const { door } = this.#parts;
    const words = deskWords[visit.language];
    const { digits } = visit;
    if (press !== 'ok') {
      const typed = /^\d$/.test(press) ? (digits + press).slice(0, digitsMax) : digits.slice(0, -1);
      this.#visit = { ...visit, digits: typed };
      return this.#ask(response, fields);
    }
    this.#visit = { ...visit, digits: '' };
    if (digits === '') return this.#ask(response, fields);
    const outcome = await door.tryPin(digits).catch(() => 'notKept' as const);
    log(outcome === 'right' ? 'info' : 'warn', 'rescue.pin', { outcome });
    if (outcome === 'right') {
      this.#visit = { ...visit, digits: '', isOpen: true, atMs: this.#now() };
      return this.#show(response, fields, 'status');
    }
    if (outcome === 'noPin') return this.#ask(response, fields, words.pinNone);
    return this.#ask(response, fields, outcome === 'notKept' ? words.notKept : undefined);
  }

  async #do(action: DeskAction, response: ServerResponse, fields: URLSearchParams): Promise<void> {
    const { work } = this;
    const after = (doIt: (() => void) | undefined) => {
      if (doIt === undefined) return this.#show(response, fields, 'notHere');
      response.once('close', () => setTimeout(doIt, afterAnswerMs));
      return this.#leave(response, fields);
    };
    log('info', 'rescue.action', { action });
    switch (action) {
      case 'restartBrowser':
        return after(work?.restartBrowser);
      case 'restartShell':
        return after(work?.restartShell);
      case 'out':
      case 'back': {
        if (work?.setOutOfService === undefined) return this.#show(response, fields, 'notHere');
        this.#visit = undefined;
        // The browser shows what it comes to; this answer is seen for a moment, or not at all.
        await work.setOutOfService(action === 'out');
        return this.#leave(response, fields);
      }
      case 'diagnostics':
        work?.tellHub?.();
        return this.#show(response, fields, 'diagnostics');
      case 'network':
        return this.#show(response, fields, 'network');
      default:
        return this.#show(response, fields, 'status');
    }
  }

  #ask(response: ServerResponse, fields: URLSearchParams, note?: string): void {
    const { door } = this.#parts;
    const visit = this.#visit;
    if (visit === undefined) {
      this.#redirect(response, fields);
      return;
    }
    const words = deskWords[visit.language];
    const shut = door.shutMs > 0 ? words.locked(Math.ceil(door.shutMs / 60_000)) : undefined;
    const told = note ?? shut ?? wrongNote(visit.language, door.triesLeft);
    const body = drawPinPad(this.#frame(visit, fields), visit.digits.length, told, rescueDeskPath);
    this.#send(response, fields, words.pinTitle, body);
  }

  async #show(response: ServerResponse, fields: URLSearchParams, view: DeskView): Promise<void> {
    const { work } = this;
    if (work === undefined) return sendProblem(response, 'internal');
    const needsLook = view === 'status' || view === 'diagnostics';
    const report = needsLook ? await work.report().catch(() => undefined) : undefined;
    const visit = this.#visit;
    if (visit === undefined) return this.#redirect(response, fields);
    const frame = this.#frame(visit, fields);
    const body = drawDesk(frame, view, work.facts(), report, networkInterfaces(), rescueDeskPath);
    this.#send(response, fields, deskWords[visit.language].title, body);
  }

  #send(response: ServerResponse, fields: URLSearchParams, title: string, body: string): void {
    const refresh = { afterMs: leaveMs, to: this.#address(fields) };
    sendHtml(response, { title, body, isStaff: true, refresh });
  }

  /** Back to what residents see. */
  #leave(response: ServerResponse, fields: URLSearchParams): void {
    this.#visit = undefined;
    this.#redirect(response, fields);
  }

  #redirect(response: ServerResponse, fields: URLSearchParams): void {
    response.writeHead(303, { location: this.#address(fields), 'cache-control': 'no-store' }).end();
  }

  #address(fields: URLSearchParams): string {
    const { code, count } = readRescue(fields);
    return rescueUrl('', code, Number(count));
  }

  #frame(visit: Visit, fields: URLSearchParams) {
    return { ...readRescue(fields), ticket: visit.ticket, language: visit.language };
  }

  #now(): number {
    return this.#parts.world.monotonicMs();
  }
}
