import { accessSync, constants, existsSync } from 'node:fs';

/** Where Debian puts programs and filters that tests look at printing with. */
const folders = [
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
  '/usr/lib/cups/filter',
  '/bin',
  '/sbin',
];

/**
 * Path of a program; undefined, said on standard error, when it is not there. The package is named,
 * so that whoever reads a skipped test knows what to install.
 */
export function findTool(name: string, debianPackage: string): string | undefined {
  const found = folders.map((folder) => `${folder}/${name}`).find((path) => isProgram(path));
  if (found === undefined) {
    process.stderr.write(`SKIPPED: ${name} is absent (Debian package ${debianPackage}).\n`);
  }
  return found;
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
