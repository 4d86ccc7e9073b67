export {
  type AppointmentField,
  type AppointmentOffer,
  appointmentFieldSchema,
  appointmentOfferSchema,
} from './appointment-offer.ts';
export {
  type CompetentAuthority,
  competentAuthoritySchema,
  type GovernmentLevel,
  type OfficeKind,
  type WhereToGo,
  whereToGoSchema,
} from './authority.ts';
export { type Catalogue, catalogueSchema, servicesMax } from './catalogue.ts';
export { type Channel, channelSchema, type OnlineLevel, onlineLevelSchema } from './channel.ts';
export { type Cost, costSchema } from './cost.ts';
export {
  type Evidence,
  type EvidenceCase,
  type EvidenceUse,
  evidenceCaseSchema,
  evidenceSchema,
} from './evidence.ts';
export { type Certainty, type Fact, type FactKey, type FactLine, notKnown } from './fact.ts';
export {
  type FeedbackCategory,
  type FeedbackGuide,
  feedbackCategorySchema,
  feedbackGuideSchema,
} from './feedback-category.ts';
export { howLongFact } from './how-long-fact.ts';
export { howMuchFact } from './how-much-fact.ts';
export { type LifeEvent, lifeEventSchema } from './life-event.ts';
export { moneyText } from './money.ts';
export { type Notice, noticeSchema } from './notice.ts';
export { type Pictogram, pictogramSchema, pictograms } from './pictogram.ts';
export { type Place, type PlaceKind, placeKeySchema, placeSchema } from './place.ts';
export {
  type ProcessingTime,
  processingTimeSchema,
  type TimeUnit,
  timeUnitSchema,
} from './processing-time.ts';
export {
  type Findability,
  type LegalResource,
  lifeEventKeySchema,
  type PublicService,
  publicServiceSchema,
  type ServiceDetails,
  type ServiceFacts,
  type ServiceSource,
  serviceCodePattern,
  serviceCodeSchema,
  serviceDetailsSchema,
  serviceFactsSchema,
  toServiceDetails,
  toServiceFacts,
} from './public-service.ts';
export { summaryFacts } from './summary-facts.ts';
export { daySchema, localTextSchema } from './text.ts';
export {
  type PaperToBring,
  paperCounts,
  papersToBring,
  whatToBringFact,
} from './what-to-bring-fact.ts';
export { whereFact } from './where-fact.ts';
