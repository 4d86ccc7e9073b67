import type { Words } from '../../words/index.ts';

/** Members of documents by the labels of their fields in the form. */
const labels = {
  name: 'editor.name',
  shortName: 'editor.shortName',
  summary: 'editor.summaryField',
  field: 'editor.field',
  conditions: 'editor.conditions',
  steps: 'editor.steps',
  whoMayApply: 'editor.whoMayApply',
  outputs: 'editor.outputs',
  evidence: 'editor.case',
  items: 'editor.paper',
  fullName: 'editor.paperFull',
  whereToGet: 'editor.whereToGet',
  condition: 'editor.condition',
  processingTime: 'editor.sectionTime',
  costs: 'editor.sectionFees',
  where: 'editor.sectionWhere',
  competentAuthority: 'editor.authority',
  note: 'editor.note',
  doubt: 'editor.writtenDoubt',
  per: 'editor.per',
  source: 'editor.sectionSource',
  address: 'editor.address',
  title: 'editor.title',
  body: 'editor.noticeBody',
  from: 'editor.noticeFrom',
} as const;
const isLabelled = (name: string): name is keyof typeof labels => Object.hasOwn(labels, name);
/** What its parent says already: the text of an address, the name of an office or a source. */
const impliedBy: Readonly<Record<string, readonly string[]>> = {
  name: ['source', 'competentAuthority'],
  text: ['address'],
  shortName: ['items'],
};

/** Where in a document a text stands, as its form calls it: "Trường hợp 1 · Giấy tờ 2". */
export function sayPath(t: Words, path: string): string {
  const said: string[] = [];
  let parent = '';
  for (const step of path.split('.')) {
    if (/^\d+$/.test(step)) said.push(`${said.pop() ?? ''} ${Number(step) + 1}`.trim());
    else {
      if (!impliedBy[step]?.includes(parent)) said.push(isLabelled(step) ? t(labels[step]) : step);
      parent = step;
    }
  }
  return said.join(' · ');
}
