export { closeWeeks } from './close-weeks.ts';
export { PublishedDeskNames } from './desk-names.ts';
export { PublishedFlows } from './published-flows.ts';
export { readInsight } from './read-insight.ts';
export { ServiceNames } from './service-names.ts';
export { suggestServices } from './suggest-services.ts';
export { draftSynonym, dropSynonym } from './synonym-drafts.ts';
export { dropWanted, readWanted, wantEntry } from './wanted-entries.ts';
export { WeekSums } from './week-sums.ts';
