import { describe, expect, it } from 'vitest';
import { CommitUnsure } from '../store/index.ts';
import { ProblemError, RateLimiter } from './index.ts';
import { toProblem } from './to-problem.ts';

describe('a rate limit', () => {
  it('gives a burst, then a steady rate, to each caller apart', () => {
    let nowMs = 0;
    const limiter = new RateLimiter({ burst: 2, perSecond: 0.5 }, () => nowMs);
    const take = (caller = 'a') => limiter.take(caller);
    expect([take().ok, take().ok, take()]).toEqual([true, true, { ok: false, seconds: 2 }]);
    expect(take('b').ok).toBe(true);
    nowMs = 2_000;
    expect([take().ok, take().ok]).toEqual([true, false]);
    nowMs = 1e9;
    expect([take().ok, take().ok, take().ok]).toEqual([true, true, false]);
  });

  it('neither gives nor takes when the clock goes back', () => {
    let nowMs = 1e6;
    const limiter = new RateLimiter({ burst: 1, perSecond: 1 }, () => nowMs);
    expect(limiter.take('a').ok).toBe(true);
    nowMs = 0;
    expect(limiter.take('a').ok).toBe(false);
    nowMs = 1_000;
    expect(limiter.take('a').ok).toBe(true);
  });

  it('forgets the least recent caller when strangers fill it', () => {
    const limiter = new RateLimiter({ burst: 1, perSecond: 0.001 }, () => 0);
    limiter.take('first');
    for (let i = 0; i < 20_000; i += 1) limiter.take(`stranger ${i}`);
    expect(limiter.take('stranger 19999').ok).toBe(false);
    expect(limiter.take('first').ok).toBe(true);
  });
});

describe('an error', () => {
  const database = (code: string) =>
    Object.assign(new Error('from the server'), { code, severity: 'ERROR' });

  it.each([
    [new CommitUnsure('x'), 'unavailable'],
    [database('57014'), 'unavailable'],
    [database('53100'), 'unavailable'],
    [database('40P01'), 'unavailable'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'unavailable'],
    [new Error('Connection terminated unexpectedly'), 'unavailable'],
    [new Error('timeout exceeded when trying to connect'), 'unavailable'],
    [database('23505'), 'internal'],
    [database('22P02'), 'internal'],
    [new TypeError('x is not a function'), 'internal'],
    ['not even an error', 'internal'],
    [new ProblemError('gap'), 'gap'],
    [Object.assign(new Error('x'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE' }), 'too-large'],
    [Object.assign(new Error('x'), { statusCode: 404 }), 'not-found'],
  ])('%s is the problem %s', (error, code) => {
    expect(toProblem(error).code).toBe(code);
  });

  it('says when to come back when the store is away', () => {
    expect(toProblem(new CommitUnsure('x')).retryAfterSeconds).toBeGreaterThan(0);
  });
});
