import { describe, expect, it } from 'vitest';
import { hubOperations, hubPaths, openApiDocument, problems } from './index.ts';

interface Described {
  readonly operationId: string;
  readonly security: readonly unknown[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly description: string }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Described>>;
}

// As a reader of the served text sees it.
const document: Document = JSON.parse(JSON.stringify(openApiDocument()));

describe('the OpenAPI document', () => {
  it('has every path of the contract', () => {
    const paths = Object.values(hubPaths).map((path) =>
      typeof path === 'string' ? path : path('{}').replace('{}', ''),
    );
    for (const path of paths) {
      const found = Object.keys(document.paths).some((described) => described.startsWith(path));
      expect(found, path).toBe(true);
    }
    // One path of the contract stands for two, of a dossier and of a product; that of phones is
    // not among those of the kiosk's first file.
    expect(Object.keys(document.paths)).toHaveLength(paths.length + 2);
  });

  it('says which operations are signed, and that those can be refused for it', () => {
    const signed = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ security }) => security.length > 0);
    expect(signed.map(({ operationId }) => operationId).sort()).toEqual([
      'bringAnswer',
      'heartbeat',
      'lookUpDossier',
      'lookUpProduct',
      'readiness',
      'reportEmergencies',
      'sendActions',
      'shellBeat',
    ]);
    for (const { responses } of signed)
      expect(responses['401']?.description).toContain('clock-skew');
  });

  it('describes bodies by the schemas that check them', () => {
    const batch =
      document.paths[hubPaths.actions]?.['post']?.requestBody?.content['application/json'];
    expect(batch?.schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { actions: { type: 'array', maxItems: 20 } },
    });
  });

  it('names only problems of the catalogue, under their statuses', () => {
    for (const operation of hubOperations()) {
      const described = document.paths[operation.path]?.[operation.method];
      for (const code of operation.problems) {
        expect(described?.responses[problems[code].status]?.description).toContain(code);
      }
    }
  });
});
