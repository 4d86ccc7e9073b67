import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  type BringPictureAnswer,
  BringPictureSchema,
  cityRoles,
  consoleApi,
  picturePaths,
  uploadTextMax,
} from '../../../domain/api/console/index.ts';
import { ProblemError, readBody, readShape } from '../../http/index.ts';
import { needs } from '../../people/index.ts';
import type { EditingHub } from '../editing-hub.ts';
import { bringPicture } from './bring-picture.ts';
import { findPictures } from './keep-picture.ts';

const OnePath = z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

/** Pictures beside notices: brought by whoever writes one, made anew, and shown to who reads it. */
export function pictureRoutes(app: FastifyInstance, hub: EditingHub): void {
  const { pool } = hub.store;
  /** One is unpacked at a time: two large ones at once are all the memory of a small hub. */
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(make: () => Promise<T>): Promise<T> {
    const mine = last.catch(() => undefined).then(make);
    last = mine;
    return mine;
  }

  app.post(
    consoleApi + picturePaths.all,
    // Beside the letters: a member name.
    { preHandler: needs(hub, 'editor', 'buildingEditor'), bodyLimit: uploadTextMax + 1024 },
    async (request): Promise<BringPictureAnswer> => {
      const { data } = readBody(request, BringPictureSchema);
      const file = Buffer.from(data, 'base64');
      const by = request.person.id;
      return inTurn(() => bringPicture(hub.store, file, { by, nowMs: hub.clock() }));
    },
  );

  app.get(
    `${consoleApi}${picturePaths.one(':sha256')}`,
    // Whoever knows its hash has read the text that names it.
    { preHandler: needs(hub, ...cityRoles, 'buildingEditor') },
    async (request, reply) => {
      const { sha256 } = readShape(request.params, OnePath);
      const bytes = (await findPictures(pool, [sha256])).get(sha256);
      if (bytes === undefined) throw new ProblemError('not-found');
      return reply
        .type('image/webp')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=86400, immutable')
        .send(Buffer.from(bytes));
    },
  );
}
