import type { Lexicon } from '../../domain/search/index.ts';
import type { ProcedureKnowledge } from '../catalogue-to-search.ts';
import aliases from './aliases.json' with { type: 'json' };
import doors from './doors.json' with { type: 'json' };
import lexicon from './lexicon.json' with { type: 'json' };
import business from './needs/business.json' with { type: 'json' };
import family from './needs/family.json' with { type: 'json' };
import home from './needs/home.json' with { type: 'json' };
import school from './needs/school.json' with { type: 'json' };
import welfare from './needs/welfare.json' with { type: 'json' };
import popular from './popular.json' with { type: 'json' };

/** What the search engine knows about the language of residents; published as a section. */
export const starterLexicon: Lexicon = { ...lexicon, version: 1, doors };

/** What search knows about single procedures of a national catalogue that we did not write. */
export const procedureKnowledge: ProcedureKnowledge = {
  aliases,
  needs: { ...business, ...family, ...home, ...school, ...welfare },
  popular,
};
