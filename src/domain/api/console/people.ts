import * as z from 'zod/mini';

/**
 * What a person of the console may do. Rights over people are apart: `isAdministrator`. An editor of a
 * building writes what is that building's own, and without another role sees nothing else.
 */
export const roles = [
  'viewer',
  'editor',
  'approver',
  'operator',
  'auditor',
  'buildingEditor',
] as const;
export type Role = (typeof roles)[number];
export const RoleSchema = z.enum(roles);

/** Roles of people who work for the whole city: they read what all of it publishes. */
export const cityRoles = ['viewer', 'editor', 'approver', 'operator', 'auditor'] as const;

/** Most buildings of one editor. */
const ownBuildingsMax = 20;
/** As `sitePlacesOf` names them; absent: none. */
const BuildingsSchema = z
  .array(z.string().check(z.minLength(1), z.maxLength(170)))
  .check(z.maxLength(ownBuildingsMax));

/** Whether a person has nothing but the buildings of an editor: the city's pages are closed to them. */
export function isOfBuildingOnly(person: {
  readonly roles: readonly Role[];
  readonly isAdministrator: boolean;
}): boolean {
  return !person.isAdministrator && person.roles.length > 0 && !isOfCity(person);
}

/** Whether a person may read what the whole city publishes. */
export function isOfCity({ roles: own }: { readonly roles: readonly Role[] }): boolean {
  return cityRoles.some((role) => own.includes(role));
}

/** Most characters of a person's name as colleagues see it. */
export const personNameLengthMax = 60;

/** UUID, as the database makes it. */
export const IdSchema = z.string().check(z.regex(/^[0-9a-f-]{36}$/));
/** Base64url without padding. */
const Base64UrlSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(8_192));
/** ISO date-time, UTC. */
const TimeSchema = z.string().check(z.maxLength(30));

export const PersonNameSchema = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(personNameLengthMax));

/** The person who is signed in, as every page knows them. */
export const PersonSchema = z.strictObject({
  id: IdSchema,
  name: z.string(),
  roles: z.array(RoleSchema),
  isAdministrator: z.boolean(),
  buildings: z.optional(BuildingsSchema),
});
export type SignedInPerson = z.infer<typeof PersonSchema>;

const FactorChangeSchema = z.strictObject({
  at: TimeSchema,
  /** `replaced`: a link was used, and all passkeys of before ended. */
  what: z.enum(['added', 'removed', 'replaced']),
  /** Of the passkey. */
  name: z.string(),
});
export type FactorChange = z.infer<typeof FactorChangeSchema>;

/** `GET session`: who is there, and what the foot and the bottom of the navigation say. */
export const SessionAnswerSchema = z.strictObject({
  person: PersonSchema,
  /** How this session began. */
  by: z.enum(['passkey', 'oidc']),
  /** Idle and absolute end as they stand now. */
  idleEndsAt: TimeSchema,
  endsAt: TimeSchema,
  hub: z.strictObject({ trial: z.boolean(), time: TimeSchema }),
  /** Passkeys of this person that other sessions changed this week, newest first. */
  changes: z.optional(z.array(FactorChangeSchema)),
});
export type SessionAnswer = z.infer<typeof SessionAnswerSchema>;

/** `GET sign-in`: which ways of signing in this hub offers. */
export const SignInWaysSchema = z.strictObject({
  /** Name of the city's own sign-on; null without one. */
  oidc: z.nullable(z.string()),
  trial: z.boolean(),
});
export type SignInWays = z.infer<typeof SignInWaysSchema>;

/** Options for the browser, made by the passkey library: passed through as they are. */
export const PasskeyOptionsSchema = z.strictObject({
  options: z.looseObject({ challenge: Base64UrlSchema }),
});

/** What the browser gave for a passkey: the library reads it; sizes are bounded by the body. */
export const PasskeyAnswerSchema = z.strictObject({
  answer: z.looseObject({ id: Base64UrlSchema }),
});

/** What an invitation or the first link carries: 32 random bytes. */
export const InviteTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** `POST join/look`: whom a link is for. */
export const JoinLookSchema = z.strictObject({ token: InviteTokenSchema });
export const JoinAnswerSchema = z.strictObject({
  /** Empty on the first administrator's link: they write their own. */
  name: z.string(),
  roles: z.array(RoleSchema),
  isAdministrator: z.boolean(),
  expiresAt: TimeSchema,
});
export type JoinAnswer = z.infer<typeof JoinAnswerSchema>;
export const JoinOptionsSchema = z.strictObject({
  token: InviteTokenSchema,
  name: PersonNameSchema,
});
export const JoinFinishSchema = z.strictObject({
  token: InviteTokenSchema,
  answer: z.looseObject({ id: Base64UrlSchema }),
});

/** A person in the list. */
export const ListedPersonSchema = z.strictObject({
  id: IdSchema,
  name: z.string(),
  roles: z.array(RoleSchema),
  isAdministrator: z.boolean(),
  buildings: z.optional(BuildingsSchema),
  /** `invited`: the link was not used yet; `revoked`: out, kept for the audit log. */
  state: z.enum(['active', 'invited', 'revoked']),
  passkeys: z.int(),
  /** Signs in through the city's own sign-on. */
  isFederated: z.boolean(),
  sessions: z.int(),
  createdAt: TimeSchema,
  seenAt: z.nullable(TimeSchema),
});
export type ListedPerson = z.infer<typeof ListedPersonSchema>;
export const PeopleAnswerSchema = z.strictObject({ people: z.array(ListedPersonSchema) });

const RightsShape = {
  roles: z.array(RoleSchema).check(z.maxLength(roles.length)),
  isAdministrator: z.boolean(),
  buildings: z.optional(BuildingsSchema),
};
interface OwnBuildings {
  readonly roles: readonly Role[];
  readonly buildings?: readonly string[] | undefined;
}
const goTogether = z.refine<OwnBuildings>(
  ({ roles: own, buildings = [] }) => own.includes('buildingEditor') === buildings.length > 0,
  'an editor of a building has a building, and nobody else has one',
);
export const InviteSchema = z
  .strictObject({ name: PersonNameSchema, ...RightsShape })
  .check(goTogether);
export type Invite = z.infer<typeof InviteSchema>;
/** The link is shown once; the hub keeps its hash only. */
export const InviteAnswerSchema = z.strictObject({
  person: IdSchema,
  path: z.string(),
  expiresAt: TimeSchema,
});
export type InviteAnswer = z.infer<typeof InviteAnswerSchema>;
export const RightsSchema = z.strictObject(RightsShape).check(goTogether);
export type Rights = z.infer<typeof RightsSchema>;

export const PasskeySchema = z.strictObject({
  id: IdSchema,
  name: z.string(),
  createdAt: TimeSchema,
  usedAt: z.nullable(TimeSchema),
  /** Synchronised by its maker: survives the loss of the device. */
  isBackedUp: z.boolean(),
});
export type Passkey = z.infer<typeof PasskeySchema>;
export const OwnSessionSchema = z.strictObject({
  id: IdSchema,
  isThis: z.boolean(),
  by: z.enum(['passkey', 'oidc']),
  /** Browser and system, read from what the browser says of itself. */
  agent: z.string(),
  createdAt: TimeSchema,
  seenAt: TimeSchema,
});
export type OwnSession = z.infer<typeof OwnSessionSchema>;
/** `GET account` and `GET people/ID`. */
export const AccountSchema = z.strictObject({
  person: ListedPersonSchema,
  passkeys: z.array(PasskeySchema),
  sessions: z.array(OwnSessionSchema),
});
export type Account = z.infer<typeof AccountSchema>;

export const PasskeyNameSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
});

/** What a step-up may be asked for. */
export const stepUpPurposes = ['publish', 'rollback', 'command', 'people', 'emergency'] as const;
export type StepUpPurpose = (typeof stepUpPurposes)[number];
export const StepUpSchema = z.strictObject({
  purpose: z.enum(stepUpPurposes),
  /** SHA-256, hexadecimal, of what is going to be done. */
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type StepUp = z.infer<typeof StepUpSchema>;

/** Said when something was done and there is nothing to say. */
export const DoneSchema = z.strictObject({ done: z.literal(true) });
