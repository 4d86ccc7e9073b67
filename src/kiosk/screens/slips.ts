import type { ReceiptDocument } from '../../domain/receipt/index.ts';
import {
  followSlip as buildFollowSlip,
  serviceSlip as buildServiceSlip,
  takeawayText as writeTakeawayText,
} from '../../domain/receipt/slips/index.ts';
import { slipContext, slipOfRequest } from '../slips/index.ts';
import type { Say } from './say.ts';
import type { OpenService } from './service-of.ts';

/** The slip of a service: four facts, papers to tick, and a code that needs no server (R69). */
export function serviceSlip({ view }: Say, open: OpenService): ReceiptDocument {
  return buildServiceSlip(open, slipContext(view.context));
}

/** The slip of the request that was left; undefined when it has none, as a call for help. */
export function requestSlip({ view }: Say): ReceiptDocument | undefined {
  return slipOfRequest(view.context);
}

/** A request's slip once more: its number, its code, and what is known of it now. */
export function followSlip(
  { view }: Say,
  follow: string,
  lines: readonly string[],
): ReceiptDocument {
  return buildFollowSlip({ follow, lines }, slipContext(view.context));
}

/** The words of the code that needs no server: the same on the screen and on the slip (R69). */
export function takeawayText({ language, view }: Say, open: OpenService): string {
  return writeTakeawayText(open, language, view.context.facts.time?.day);
}
