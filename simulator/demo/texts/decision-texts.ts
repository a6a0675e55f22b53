import type { AppliedChange } from '../../../src/domain/changes/change.ts';
import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import type { DecisionOutcome } from '../../../src/domain/decision-outcome.ts';
import type { Reason } from '../../../src/domain/reason.ts';
import type { RuleNumber } from '../../../src/domain/rule-number.ts';
import type { Suggestion } from '../../../src/domain/suggestion.ts';
import { viewOfChange } from '../../../src/web/api/change-view.ts';
import { changeText } from '../../../src/web/app/format/change-text.ts';
import { createFormat, type TextContext } from '../../../src/web/app/format/format.ts';
import { reasonText, refText } from '../../../src/web/app/format/reason-text.ts';
import { en } from '../../../src/web/app/locales/en.ts';
import { es } from '../../../src/web/app/locales/es.ts';
import { localize, type Language, type LocalizedText } from './localized-text.ts';

/**
 * What decisions say, in the words of the app's own pages: one dictionary for both. Items have no names here:
 * `lead #1`.
 */
const contexts: Readonly<Record<Language, TextContext>> = {
  en: { t: en, format: createFormat('en', en) },
  es: { t: es, format: createFormat('es', es) },
};

export const ruleName = (rule: RuleNumber): LocalizedText =>
  localize((language) => contexts[language].t.rules[rule]);

export const outcomeName = (outcome: DecisionOutcome): LocalizedText =>
  localize((language) => contexts[language].t.outcomes[outcome]);

/** `lead #1` */
export const itemName = (ref: CrmRef): LocalizedText =>
  localize((language) => refText(ref, contexts[language], []));

export const reasonSentence = (reason: Reason): LocalizedText =>
  localize((language) => reasonText(reason, contexts[language]));

/** `Duplicates to merge: lead #1, lead #2` */
export const suggestionName = ({ kind, items }: Suggestion): LocalizedText =>
  localize((language) => {
    const names = items.map((item) => itemName(item)[language]);
    return [contexts[language].t.suggestions.kinds[kind], names.join(', ')].filter(Boolean).join(': ');
  });

/** `a, b and c` */
export const joinList = (language: Language, parts: readonly string[]): string =>
  contexts[language].format.list(parts);

export interface ChangeSentence {
  readonly what: LocalizedText;
  readonly outcome: AppliedChange['outcome'];
  /** What became of it, unless it was done. */
  readonly remark?: LocalizedText;
}

/** One change of the CRM as a sentence. `stageName`: as the portal shows it. */
export function changeSentence(
  change: AppliedChange,
  connector: string,
  stageName: (item: CrmRef, stage: string) => string,
): ChangeSentence {
  const { outcome, ...view } = viewOfChange(change);
  const { kind, item, before, after } = view;
  const stages = kind === 'setStage' &&
    item && { before: stageName(item, before), after: stageName(item, after) };
  const shown = { ...view, ...(stages && { stages }) };
  const tense = outcome === 'failed' ? 'planned' : 'done';
  return {
    what: localize((language) => changeText(shown, tense, { ...contexts[language], items: [], connector })),
    outcome,
    ...(outcome !== 'applied' && { remark: localize((language) => contexts[language].t.change[outcome]) }),
  };
}
