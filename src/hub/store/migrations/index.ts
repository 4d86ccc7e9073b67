import type { Migration } from 'kysely/migration';
import { first } from './001-first.ts';
import { lines } from './002-lines.ts';
import { backOffice } from './003-back-office.ts';
import { lookUps } from './004-look-ups.ts';
import { inOrder } from './005-take-in-order.ts';
import { arrivals } from './006-arrivals.ts';
import { shells } from './030-shells.ts';
import { readiness } from './035-readiness.ts';
import { staff } from './036-staff.ts';
import { trust } from './040-trust.ts';
import { releases } from './041-releases.ts';
import { people } from './050-people.ts';
import { audit } from './051-audit.ts';
import { fleetTruth } from './060-fleet-truth.ts';
import { desk } from './061-desk.ts';
import { insight } from './062-insight.ts';
import { documents } from './070-documents.ts';
import { documentReview } from './071-document-review.ts';
import { imports } from './072-imports.ts';
import { releaseDocuments } from './075-release-documents.ts';
import { emergencyMessages } from './077-emergencies.ts';
import { appPackages } from './078-apps.ts';
import { insightTold } from './085-insight-told.ts';
import { factorChanges } from './086-factor-changes.ts';
import { feeds } from './087-feeds.ts';
import { insightWeeks } from './088-insight-weeks.ts';
import { cityDocuments } from './089-city-documents.ts';
import { wantedEntries } from './090-wanted-entries.ts';
import { buildingEditors } from './091-building-editors.ts';
import { pictures } from './092-pictures.ts';
import { deskHours } from './093-desk-hours.ts';
import { boardDocuments } from './094-board-documents.ts';
import { clips } from './095-clips.ts';
import { sheetMaps } from './096-sheet-maps.ts';
import { appUploads } from './097-app-uploads.ts';
import { crashLoops } from './099-crash-loops.ts';
import { flowTitles } from './100-flow-titles.ts';

/** Numbered and forward-only: a shipped one is never edited, and there is no way down. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-first': first,
  '002-lines': lines,
  '003-back-office': backOffice,
  '004-look-ups': lookUps,
  '005-take-in-order': inOrder,
  '006-arrivals': arrivals,
  '030-shells': shells,
  '035-readiness': readiness,
  '036-staff': staff,
  '040-trust': trust,
  '041-releases': releases,
  '050-people': people,
  '051-audit': audit,
  '060-fleet-truth': fleetTruth,
  '061-desk': desk,
  '062-insight': insight,
  '070-documents': documents,
  '071-document-review': documentReview,
  '072-imports': imports,
  '077-emergencies': emergencyMessages,
  '078-apps': appPackages,
  '085-insight-told': insightTold,
  '086-factor-changes': factorChanges,
  '087-feeds': feeds,
  '088-insight-weeks': insightWeeks,
  '089-city-documents': cityDocuments,
  '090-wanted-entries': wantedEntries,
  '091-building-editors': buildingEditors,
  '092-pictures': pictures,
  '093-desk-hours': deskHours,
  '094-board-documents': boardDocuments,
  '095-clips': clips,
  '096-sheet-maps': sheetMaps,
  '097-app-uploads': appUploads,
  '099-crash-loops': crashLoops,
  '100-flow-titles': flowTitles,
  '075-release-documents': releaseDocuments,
};
