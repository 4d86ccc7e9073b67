import type * as z from 'zod/mini';
import {
  checkContent,
  checkDocument,
  type DocumentKind,
  type Finding,
  guidePorts,
  wordSchema,
} from '../../domain/check/index.ts';
import { checkGuide, type Flow, readGuide } from '../../domain/guide/index.ts';
import {
  buildingPageSchema,
  cityBoardSchema,
  emergencyDraftSchema,
  leafletSchema,
  noticeSchema,
  placeSchema,
  publicServiceSchema,
  seasonSchema,
} from '../../domain/service/index.ts';
import { starterLexicon } from '../lexicon/index.ts';
import { type ContentSection, type Pictures, toSections } from '../sections.ts';
import { catalogueOf } from './catalogue-of.ts';
import { checkPictures } from './check-pictures.ts';
import { minAppOf } from './min-app.ts';
import { documentOf, withinDocument } from './place-finding.ts';
import type { DocumentFinding, SourceDocument, WithdrawnDocument } from './source-document.ts';

interface Built {
  readonly content:
    | {
        readonly sections: readonly ContentSection[];
        readonly factsDate: string;
        readonly minApp: number;
      }
    | undefined;
  readonly findings: readonly DocumentFinding[];
}

const schemas: Readonly<Partial<Record<DocumentKind, z.ZodMiniType>>> = {
  procedure: publicServiceSchema,
  place: placeSchema,
  notice: noticeSchema,
  emergency: emergencyDraftSchema,
  word: wordSchema,
  season: seasonSchema,
  leaflet: leafletSchema,
  building: buildingPageSchema,
  board: cityBoardSchema,
};

/**
 * Content out of documents, held against every check of a release: each document that changes by
 * itself, the whole catalogue, and every guided flow. Without content when a document has not even
 * its form.
 *
 * @param day ISO day in Hanoi
 * @param pictures bytes of those that notices name, as far as they are kept
 * @param withdrawn what editors took away: it does not come back as the product brought it
 */
export async function contentFromDocuments(
  documents: readonly SourceDocument[],
  day: string,
  pictures: Pictures = new Map(),
  withdrawn: readonly WithdrawnDocument[] = [],
): Promise<Built> {
  const changed = new Set(
    documents.flatMap(({ kind, id, isChanged }) => (isChanged ? [`${kind}/${id}`] : [])),
  );
  const findings: DocumentFinding[] = [];
  const add = (found: Finding, document: DocumentFinding['document']) =>
    findings.push({
      ...found,
      document,
      isChanged: document !== null && changed.has(`${document.kind}/${document.id}`),
    });
  const flows: Flow[] = [];
  for (const { kind, id, body, published, isChanged } of documents) {
    if (isChanged) {
      for (const one of checkDocument(kind, body, { today: day, published })) {
        add(one, { kind, id });
      }
    } else if (schemas[kind]?.safeParse(body).success === false) {
      add(
        { severity: 'error', code: 'schema', where: '', detail: 'not in its form' },
        { kind, id },
      );
    }
    if (kind !== 'flow') continue;
    const read = readGuide(body);
    if (read.ok) flows.push(read.value);
    else
      for (const { code, where, detail } of read.error) {
        findings.push({
          ...{ severity: 'error', code, where, detail },
          document: { kind, id },
          isChanged,
        });
      }
  }
  if (findings.some(({ severity }) => severity === 'error'))
    return { content: undefined, findings };
  for (const { document, ...one } of await checkPictures(documents, pictures)) add(one, document);
  // Without the bytes there is nothing to publish.
  if (findings.some(({ code }) => code === 'pictureMissing'))
    return { content: undefined, findings };

  const catalogue = catalogueOf(documents, withdrawn);
  for (const one of checkContent(catalogue, day)) {
    const document = documentOf(one.where, catalogue);
    // What changes was looked at by itself already, with places as its form has them.
    const isTold =
      document !== null &&
      findings.some(
        ({ code, document: own }) =>
          code === one.code && own?.kind === document.kind && own.id === document.id,
      );
    if (!isTold) add({ ...one, where: withinDocument(one.where, document, documents) }, document);
  }
  const ports = guidePorts(catalogue.services);
  for (const flow of flows) {
    for (const { severity, code, where, detail, detailVi } of checkGuide(flow, {
      today: day,
      ports,
    }).findings) {
      findings.push({
        ...{ severity, code, where, detail, detailVi },
        document: { kind: 'flow', id: flow.id },
        isChanged: changed.has(`flow/${flow.id}`),
      });
    }
  }
  return {
    content: {
      sections: await toSections(catalogue, starterLexicon, flows, pictures),
      factsDate: catalogue.snapshotDate,
      minApp: minAppOf(catalogue),
    },
    findings,
  };
}
