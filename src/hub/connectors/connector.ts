import { instantText } from '../../domain/action/index.ts';
import { type LookUpAnswer, LookUpAnswerSchema, type LookUpQuery } from '../../domain/api/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { AnswerCache, KeptAnswer } from './answer-cache.ts';
import type { AskSource, SourceFailure } from './ask-source.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { ConnectorConfig } from './connector-config.ts';

export interface ConnectorParts {
  readonly ask: AskSource;
  readonly cache: AnswerCache;
  readonly clock: Clock;
  /** Hears of every question that got no answer: which connector and why, never what was asked. */
  readonly onFailure: (connector: string, failure: SourceFailure | 'busy' | 'resting') => void;
}

/** One source: asked at most once at a time for one code, remembered, and left alone when it fails. */
export class Connector {
  readonly config: ConnectorConfig;
  readonly #parts: ConnectorParts;
  readonly #breaker: CircuitBreaker;
  readonly #underWay = new Map<string, Promise<KeptAnswer | undefined>>();

  constructor(config: ConnectorConfig, parts: ConnectorParts) {
    this.config = config;
    this.#parts = parts;
    this.#breaker = new CircuitBreaker(config.limits, parts.clock);
  }

  /** What the source says now or said last. Rejects only when the cache's store is away. */
  async lookUp(query: LookUpQuery): Promise<LookUpAnswer> {
    const { name, source, limits } = this.config;
    const asked = query.kind === 'dossier' ? query.code : `${query.gtin}|${query.lot ?? ''}`;
    const kept = await this.#parts.cache.find(name, asked);
    const ageMs = kept && Math.max(0, this.#parts.clock() - kept.askedAtMs);
    if (kept && ageMs !== undefined && ageMs < limits.freshMs) return this.#say(kept, false);
    const news = await this.#askOnce(query, asked);
    if (news) return this.#say(news, false);
    if (kept && ageMs !== undefined && ageMs < limits.keptMs) return this.#say(kept, true);
    return { outcome: 'noAnswer', source };
  }

  /** Forgets what is too old to be given. */
  purge(): Promise<number> {
    const { name, limits } = this.config;
    const longestMs = Math.max(limits.keptMs, limits.freshMs);
    return this.#parts.cache.purge(name, this.#parts.clock() - longestMs);
  }

  async #askOnce(query: LookUpQuery, asked: string): Promise<KeptAnswer | undefined> {
    const underWay = this.#underWay.get(asked);
    if (underWay) return underWay;
    const { name, limits } = this.config;
    if (this.#underWay.size >= limits.parallelMax) {
      this.#parts.onFailure(name, 'busy');
      return undefined;
    }
    if (!this.#breaker.mayAsk()) {
      this.#parts.onFailure(name, 'resting');
      return undefined;
    }
    const question = this.#ask(query, asked).finally(() => this.#underWay.delete(asked));
    this.#underWay.set(asked, question);
    return question;
  }

  async #ask(query: LookUpQuery, asked: string): Promise<KeptAnswer | undefined> {
    const { name } = this.config;
    const said = await this.#parts.ask(this.config, query);
    if (!said.ok) {
      this.#breaker.failed();
      this.#parts.onFailure(name, said.error);
      return undefined;
    }
    this.#breaker.succeeded();
    const answer = { said: said.value, askedAtMs: this.#parts.clock() };
    await this.#parts.cache.keep(name, asked, answer);
    return answer;
  }

  #say({ said, askedAtMs }: KeptAnswer, kept: boolean): LookUpAnswer {
    const { source } = this.config;
    const askedAt = instantText(askedAtMs);
    const answer = { ...said, outcome: 'answered', source, askedAt, kept };
    // What an older version of the hub had kept may have another shape: then it is no answer.
    const read = LookUpAnswerSchema.safeParse(answer);
    return read.success ? read.data : { outcome: 'noAnswer', source };
  }
}
