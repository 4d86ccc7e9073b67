import type { BuiltContent } from './content-builder.ts';

/** What a hub builds that was started without a builder: nothing, and it says so. */
export async function noBuilder(): Promise<BuiltContent> {
  const detail = 'this hub was started without a builder of content';
  const finding = { severity: 'error', code: 'noBuilder', where: '', detail } as const;
  return { content: undefined, findings: [{ ...finding, document: null, isChanged: false }] };
}
