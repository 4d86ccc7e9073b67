export { appTargetPath } from '../../src/domain/bundle/index.ts';

/** Debian's name of the machine that this runs on. */
export const ownArchitecture = process.arch === 'x64' ? 'amd64' : process.arch;
