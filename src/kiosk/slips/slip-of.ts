import { maskName, shortDossierNumber } from '../../domain/codes/index.ts';
import type { ReceiptDocument } from '../../domain/receipt/index.ts';
import {
  appointmentSlip,
  dossierQuestionSlip,
  feedbackSlip,
  type ServiceMatter,
  type SlipContext,
} from '../../domain/receipt/slips/index.ts';
import type { Wish } from '../services.ts';
import { languageOf, type SessionContext } from '../session/index.ts';

/** A kiosk whose site is not known yet still says that it is a kiosk. */
const nowhere = { plate: '–', building: '', ward: '' } as const;

/** What every slip needs of the session: language, size, place, day. */
export function slipContext(context: SessionContext): SlipContext {
  const { facts, settings } = context;
  return {
    language: languageOf(context),
    // R71: large print for whoever reads large text.
    large: settings.textSize === 'L' || settings.textSize === 'XL',
    trial: facts.link.trial,
    site: facts.link.site ?? nowhere,
    today: facts.time?.day,
  };
}

/** The open service with what is known of it; undefined when none is open. */
function openService(context: SessionContext): ServiceMatter | undefined {
  const { service, details, caseKey } = context.resident;
  const facts = service === undefined ? undefined : context.facts.content?.services.get(service);
  if (!facts) return undefined;
  return { facts, details: details.state === 'ready' ? details.details : undefined, caseKey };
}

/** The slip of the request that was left; undefined when none was, or when it has no slip. */
export function slipOfRequest(context: SessionContext): ReceiptDocument | undefined {
  const { left, wish } = context.resident;
  if (!left || !wish) return undefined;
  switch (wish.kind) {
    case 'feedback':
      return slipOfFeedback(context, wish, left.follow);
    case 'appointment':
      return slipOfAppointment(context, wish, left.follow);
    case 'dossierQuestion':
      return dossierQuestionSlip(
        { dossierMasked: shortDossierNumber(wish.dossierCode), follow: left.follow },
        slipContext(context),
      );
    default:
      return undefined;
  }
}

function slipOfFeedback(
  context: SessionContext,
  wish: Extract<Wish, { kind: 'feedback' }>,
  follow: string,
): ReceiptDocument {
  const category = context.facts.content?.feedback.categories.find(
    ({ key }) => key === wish.category,
  );
  const name = category?.name ?? { vi: wish.category, en: wish.category };
  return feedbackSlip({ category: name, follow }, slipContext(context));
}

function slipOfAppointment(
  context: SessionContext,
  wish: Extract<Wish, { kind: 'appointment' }>,
  follow: string,
): ReceiptDocument {
  const { content } = context.facts;
  const field = content?.appointments.fields.find(({ key }) => key === wish.field);
  const place = content?.places.find(({ key }) => key === wish.branch);
  const service = openService(context);
  return appointmentSlip(
    {
      follow,
      subject: field?.name ?? { vi: wish.field, en: wish.field },
      place: place?.name ?? { vi: wish.branch, en: wish.branch },
      address: place?.address.kind === 'known' ? place.address.text : undefined,
      day: wish.day,
      slot: wish.slot,
      service: service?.facts.code === wish.serviceCode ? service : undefined,
      visitorMasked: wish.name === '' ? undefined : maskName(wish.name),
    },
    slipContext(context),
  );
}
