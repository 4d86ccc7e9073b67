export { checkContent, type Finding, type FindingCode, guidePorts } from '../domain/check/index.ts';
export { boards as starterBoards } from './boards.ts';
export { catalogueToSearch } from './catalogue-to-search.ts';
export { contentFromDocuments } from './documents/index.ts';
export { starterGuides } from './guides/index.ts';
export { procedureKnowledge, starterLexicon } from './lexicon/index.ts';
export { type ContentSection, toSections } from './sections.ts';
export { toSearchDocument } from './to-search.ts';
export { contentWith, starterContent } from './whole-catalogue.ts';
