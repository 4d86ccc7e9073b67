import { page as audit } from './audit/page.ts';
import type { ConsolePage } from './frame/index.ts';
import { page as account } from './people/account-page.ts';
import { page as people } from './people/page.ts';

/** Every page of the console, in the order of the navigation. */
export const pages: readonly ConsolePage[] = [people, audit, account];
