/** Loaded when first needed and warmed after boot: HPKE is 8 KB that no screen waits for. */
export { sealBody } from '../../domain/action/index.ts';
