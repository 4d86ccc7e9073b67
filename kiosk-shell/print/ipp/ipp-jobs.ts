import { err, ok, type Result } from '../../domain.ts';
import type { IppClient, IppFailure } from './ipp-client.ts';
import { groupTags, operations, statusCodes } from './ipp-tags.ts';
import { groupsOf, type IppAttributes, make } from './ipp-values.ts';

/** Our name in the printer's list of jobs. */
export const requestingUser = 'motcham';
/** Jobs that are asked for when one is looked up by its name. */
const jobsMax = 200;

/** A job as its printer knows it. */
export interface IppJob {
  readonly id: number;
  readonly state: number;
  readonly reasons: readonly string[];
  /** Undefined when the printer does not count. */
  readonly impressions: number | undefined;
}

const jobAttributes = [
  'job-id',
  'job-name',
  'job-state',
  'job-state-reasons',
  'job-impressions-completed',
] as const;

function jobOf(attributes: IppAttributes | undefined): IppJob | undefined {
  const id = attributes?.integer('job-id');
  const state = attributes?.integer('job-state');
  if (attributes === undefined || id === undefined || state === undefined) return undefined;
  return {
    id,
    state,
    reasons: attributes.texts('job-state-reasons'),
    impressions: attributes.integer('job-impressions-completed'),
  };
}

const user = make.name('requesting-user-name', requestingUser);

/**
 * Finds the latest job of a name, which is our job id, among those that are not known to be over.
 * Undefined only when the printer surely listed its jobs and it is not among them.
 */
export async function findJob(
  client: IppClient,
  name: string,
  dead: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<Result<IppJob | undefined, IppFailure>> {
  for (const which of ['not-completed', 'completed']) {
    const answer = await client.ask(
      operations.getJobs,
      [
        user,
        make.integer('limit', jobsMax),
        make.keyword('requested-attributes', ...jobAttributes),
        make.keyword('which-jobs', which),
      ],
      signal,
    );
    if (!answer.ok) return answer;
    if (answer.value.code >= 0x100) return err('broken');
    const found = groupsOf(answer.value, groupTags.job)
      .filter((job) => job.text('job-name') === name)
      .flatMap((job) => jobOf(job) ?? [])
      .filter((job) => !dead.has(job.id));
    if (found.length > 0) return ok(found.reduce((one, next) => (next.id > one.id ? next : one)));
  }
  return ok(undefined);
}

/** A job as it stands; undefined when the printer does not know it any more. */
export async function getJob(
  client: IppClient,
  id: number,
  signal: AbortSignal,
): Promise<Result<IppJob | undefined, IppFailure>> {
  const answer = await client.ask(
    operations.getJobAttributes,
    [make.integer('job-id', id), user, make.keyword('requested-attributes', ...jobAttributes)],
    signal,
  );
  if (!answer.ok) return answer;
  if (answer.value.code === statusCodes.notFound) return ok(undefined);
  if (answer.value.code >= 0x100) return err('broken');
  const job = jobOf(groupsOf(answer.value, groupTags.job)[0]);
  return job === undefined ? err('broken') : ok(job);
}

/** What a job is to be: its name is our id, so that it can be found again. */
function jobHead(name: string) {
  return [user, make.name('job-name', name)];
}

export type Refusal = IppFailure | 'refused';

/** Validate-Job: whether the printer would take it, before anything is made. */
export async function validateJob(
  client: IppClient,
  name: string,
  media: string,
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const answer = await client.ask(
    operations.validateJob,
    [...jobHead(name), make.mimeType('document-format', 'image/pwg-raster')],
    signal,
    [make.keyword('media', media)],
  );
  if (!answer.ok) return answer.error;
  return answer.value.code >= 0x100 ? 'refused' : undefined;
}

/** Create-Job; answers the printer's number. */
export async function createJob(
  client: IppClient,
  name: string,
  media: string,
  signal: AbortSignal,
): Promise<Result<number, Refusal>> {
  const answer = await client.ask(operations.createJob, jobHead(name), signal, [
    make.keyword('media', media),
  ]);
  if (!answer.ok) return answer;
  if (answer.value.code >= 0x100) return err('refused');
  const id = groupsOf(answer.value, groupTags.job)[0]?.integer('job-id');
  return id === undefined ? err('broken') : ok(id);
}

/** Send-Document, the only and last one. */
export async function sendDocument(
  client: IppClient,
  id: number,
  raster: Uint8Array,
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const answer = await client.ask(
    operations.sendDocument,
    [
      make.integer('job-id', id),
      user,
      make.mimeType('document-format', 'image/pwg-raster'),
      make.boolean('last-document', true),
    ],
    signal,
    [],
    raster,
  );
  if (!answer.ok) return answer.error;
  return answer.value.code >= 0x100 ? 'refused' : undefined;
}

/** Cancel-Job; an answer is not waited for more than once. */
export async function cancelJob(client: IppClient, id: number, signal: AbortSignal): Promise<void> {
  await client.ask(operations.cancelJob, [make.integer('job-id', id), user], signal);
}
