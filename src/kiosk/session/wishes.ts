import { assert, contentLanguage } from '../../domain/basics/index.ts';
import type { DossierCode } from '../../domain/codes/index.ts';
import type { Wish } from '../services.ts';
import type { SessionContext } from './context.ts';
import { plainPhone } from './remember-booking.ts';
import type { Resident } from './resident.ts';

/** What the outbox is asked to keep, from what the resident confirmed on the review. */
export function feedbackWish({ resident, settings }: SessionContext): Wish {
  const { category, place, text, urgent } = resident.feedback;
  assert(category !== undefined, 'feedback is left with a category');
  return {
    kind: 'feedback',
    category,
    place: place.trim(),
    text: text.trim(),
    urgent,
    language: contentLanguage(settings.language),
  };
}

/**
 * A wish confirmed again without a change is the same wish, as an object too: the outbox tells by
 * it that it was asked before, and leaves it once (`noAnswer`, back to the review, and again).
 */
export function sameWish({ resident }: SessionContext, wish: Wish): Wish {
  const before = resident.wish;
  return before !== undefined && JSON.stringify(before) === JSON.stringify(wish) ? before : wish;
}

export function appointmentWish({ resident, settings }: SessionContext): Wish {
  const { serviceCode, field, place, day, slot, phone, card, priority } = resident.booking;
  assert(field !== undefined && place !== undefined, 'an hour is asked for at a place');
  assert(day !== undefined && slot !== undefined, 'an hour is asked for on a day');
  return {
    kind: 'appointment',
    serviceCode,
    field,
    branch: place,
    day,
    slot,
    phone: plainPhone(phone),
    personalNumber: card?.personalNumber ?? '',
    name: card?.name ?? '',
    ...(priority && { priority: 'age75' as const }),
    language: contentLanguage(settings.language),
  };
}

export function dossierWish({ resident, settings }: SessionContext): Wish {
  const dossier = dossierIn(resident);
  assert(dossier !== undefined, 'a dossier question has a dossier');
  return {
    kind: 'dossierQuestion',
    dossierCode: dossier.code,
    language: contentLanguage(settings.language),
  };
}

/** Takes back the request of the slip that was read. */
export function cancellationWish({ resident, settings }: SessionContext): Wish {
  const { code } = resident;
  assert(code?.kind === 'slip' && code.followCode !== undefined, 'a slip names its request');
  return {
    kind: 'cancellation',
    cancels: code.followCode,
    language: contentLanguage(settings.language),
  };
}

export function helpWish({ resident, settings }: SessionContext): Wish {
  return {
    kind: 'callForHelp',
    screen: resident.helpFrom ?? 'help',
    language: contentLanguage(settings.language),
  };
}

/** The dossier in the code that was read: itself, or carried in a government link. */
export function dossierIn({ code }: Resident): DossierCode | undefined {
  if (code?.kind === 'dossier') return code;
  return code?.kind === 'link' ? code.dossier : undefined;
}
