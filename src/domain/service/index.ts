export { type AboutTopic, aboutTopics } from './about-topic.ts';
export {
  type AppointmentField,
  type AppointmentOffer,
  appointmentOfferSchema,
} from './appointment-offer.ts';
export type {
  CompetentAuthority,
  GovernmentLevel,
  OfficeKind,
  WhereToGo,
} from './authority.ts';
export {
  type BuildingPage,
  buildingPageSchema,
  buildingPagesSchema,
} from './building-page.ts';
export { type Catalogue, catalogueSchema, servicesMax } from './catalogue.ts';
export type { Channel, OnlineLevel } from './channel.ts';
export {
  type BoardLevel,
  type BoardStation,
  type BoardTone,
  boardKeySchema,
  boardStationsMax,
  boardTones,
  type CityBoard,
  type CityBoardKind,
  cityBoardKinds,
  cityBoardSchema,
  cityBoardsMax,
  cityBoardsSchema,
  type Point,
  pointSchema,
} from './city-board.ts';
export { type Cost, costSchema } from './cost.ts';
export type { Doubt } from './doubt.ts';
export {
  type EmergencyDraft,
  type EmergencyGravity,
  type EmergencyKind,
  emergencyDraftSchema,
  emergencyDraftsMax,
  emergencyGravities,
  emergencyKinds,
  emergencyMinutesMax,
} from './emergency-draft.ts';
export type {
  Evidence,
  EvidenceCase,
  EvidenceUse,
} from './evidence.ts';
export { type Certainty, type Fact, type FactKey, type FactLine, notKnown } from './fact.ts';
export {
  type FeedbackCategory,
  type FeedbackGuide,
  feedbackGuideSchema,
} from './feedback-category.ts';
export { type FrameWord, fitsAs, frameWordSchema, frameWordsMax, valuesIn } from './frame-word.ts';
export { howLongFact } from './how-long-fact.ts';
export { howMuchFact } from './how-much-fact.ts';
export { type Issuer, issuerOf, issuerSchema, issuersMax } from './issuer.ts';
export { type Leaflet, leafletSchema, leafletsSchema } from './leaflet.ts';
export { type LifeEvent, lifeEventSchema } from './life-event.ts';
export { moneyText } from './money.ts';
export { type Notice, type NoticeAudience, noticeSchema } from './notice.ts';
export { isFor, noticesFor } from './notices-for.ts';
export type { Opening } from './opening.ts';
export { isOfBuildings } from './own-buildings.ts';
export type { PaperCounts } from './paper-counts.ts';
export { type Pictogram, pictogramSchema } from './pictogram.ts';
export { type Picture, pictureSchema } from './picture.ts';
export {
  isOffice,
  type Place,
  type PlaceKind,
  placeKinds,
  placeSchema,
  placesMax,
} from './place.ts';
export {
  type ProcessingTime,
  processingTimeSchema,
  type TimeUnit,
} from './processing-time.ts';
export {
  type Findability,
  type PublicService,
  publicServiceSchema,
  type ServiceDetails,
  type ServiceFacts,
  serviceDetailsSchema,
  serviceFactsSchema,
  toServiceDetails,
  toServiceFacts,
} from './public-service.ts';
export {
  type Season,
  type SeasonKind,
  seasonKinds,
  seasonSchema,
  seasonsSchema,
} from './season.ts';
export {
  registerServiceCodePattern,
  serviceCodePattern,
  serviceCodeSchema,
} from './service-code.ts';
export type { LegalResource, RelatedService } from './service-details.ts';
export type { ServiceSource } from './service-facts.ts';
export { type Standing, sitePlacesOf } from './site-places.ts';
export { daySchema, localTextSchema } from './text.ts';
export { findWardPlace, wardOffice } from './ward-office.ts';
export {
  type PaperToBring,
  paperCounts,
  papersToBring,
  whatToBringFact,
} from './what-to-bring-fact.ts';
export { whereFact } from './where-fact.ts';
export { withSynonyms } from './with-synonyms.ts';
