import * as z from 'zod/mini';
import { cityRoles } from '../../domain/api/console/index.ts';

/** A city's own sign-on (OpenID Connect): who it is, and which of its groups means which role. */
export const OidcConfigSchema = z.strictObject({
  /** On the button. */
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  /** HTTPS; plain HTTP on this machine only, for tests. */
  issuer: z.url(),
  clientId: z.string().check(z.minLength(1)),
  clientSecret: z.optional(z.string()),
  /** Claim of the ID token that holds a name or a list of names. */
  claim: z.string().check(z.minLength(1)),
  /** What a name in that claim gives. Nobody becomes an administrator, or gets a building, from outside. */
  roles: z.record(z.string(), z.array(z.enum(cityRoles))),
});
export type OidcConfig = z.infer<typeof OidcConfigSchema>;
