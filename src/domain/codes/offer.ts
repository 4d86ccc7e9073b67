import { isWellFormed } from './finding.ts';
import type { ScannedCode } from './scanned-code.ts';

/** The one thing that the kiosk offers to do with a code (issue 6). */
export type CodeOffer =
  /** Fill in an appointment with the card, on consent. */
  | 'fillBooking'
  /** Ask for the state of the dossier: at once, or as a request that is kept. */
  | 'dossierState'
  /** Say who vouches for the product, and take a report of a fake. */
  | 'productOrigin'
  /** Say what became of the request; cancel it; print its slip again. */
  | 'requestState'
  /** Show the procedures of health insurance. */
  | 'healthServices'
  /** Say what it is and warn; nothing is ever opened, paid or typed on. */
  | 'warning'
  /** For the person in charge of the kiosk, who has a mode of their own. */
  | 'staff'
  | 'none';

/**
 * What is offered for a code. A dossier that contradicts itself leads nowhere; a card or a product
 * that does is told so on its own page, and the booking is the resident's to correct.
 */
export function offerOf(code: ScannedCode): CodeOffer {
  switch (code.kind) {
    case 'citizenCard':
      return 'fillBooking';
    case 'dossier':
      return isWellFormed(code) ? 'dossierState' : 'none';
    case 'link':
      return code.dossier && isWellFormed(code.dossier) ? 'dossierState' : 'warning';
    case 'product':
      return 'productOrigin';
    case 'slip':
      return code.followCode === undefined ? 'none' : 'requestState';
    case 'healthInsurance':
      return 'healthServices';
    case 'payment':
    case 'invoice':
      return 'warning';
    case 'enrolment':
    case 'staffBadge':
      return 'staff';
    case 'text':
    case 'rejected':
      return 'none';
    default:
      return code satisfies never;
  }
}
