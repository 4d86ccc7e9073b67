export * from './audit.ts';
export * from './documents.ts';
export * from './fleet.ts';
export * from './insight.ts';
export * from './paths.ts';
export * from './people.ts';
export * from './problems.ts';
export * from './requests.ts';
