import { journalOf } from '../../application/corrections/chat-history.ts';
import { countDecision, noCounts } from '../../application/report/period-counts.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Stores } from '../../store/ports.ts';
import type { CallInput, CallResult, Handlers } from './caller.ts';

export interface ReportHandlersDeps {
  readonly stores: Pick<Stores, 'journal'>;
  /** Unix ms. */
  readonly now: () => number;
}

type By = CallInput<'report'>['query']['by'];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;
const PERIODS_SHOWN = 12;
/** Newest decisions that are counted. */
const MAX_COUNTED_DECISIONS = 20_000;

export function reportHandlers({ stores, now }: ReportHandlersDeps): Handlers<'report'> {
  return {
    async report({ session }, { query: { by, offset = 0 } }) {
      const toLocal = (at: number): number => at + offset * MINUTE_MS;
      const periods = periodsBefore(toLocal(now()), by).map((period) => ({ ...period, ...noCounts }));
      const oldest = periods.at(-1);
      const from = oldest ? Date.parse(oldest.from) - offset * MINUTE_MS : now();
      const rules = new Map<RuleCounts['rule'], RuleCounts>();
      let counted = 0;
      for await (const decision of journalOf(
        stores.journal,
        session.member,
        { from },
        MAX_COUNTED_DECISIONS,
      )) {
        counted += 1;
        const day = dayOf(toLocal(decision.at));
        const period = periods.find((each) => each.from <= day && day <= each.to);
        if (!period) continue;
        countDecision(period, decision);
        if (decision.rule !== 0) countRule(rules, decision);
      }
      return {
        periods,
        rules: [...rules.values()].sort((a, b) => a.rule - b.rule),
        complete: counted < MAX_COUNTED_DECISIONS,
      };
    },
  };
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
type RuleCounts = Mutable<CallResult<'report'>['rules'][number]>;

function countRule(rules: Map<RuleCounts['rule'], RuleCounts>, { rule, judged, undone }: Decision): void {
  const counts = rules.get(rule) ?? { rule, decided: 0, right: 0, wrong: 0, undone: 0 };
  rules.set(rule, counts);
  counts.decided += 1;
  if (judged) counts[judged.right ? 'right' : 'wrong'] += 1;
  if (undone) counts.undone += 1;
}

/** The period of a local time and those before it, newest first. */
function periodsBefore(localNow: number, by: By): readonly { readonly from: string; readonly to: string }[] {
  const today = new Date(localNow);
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const sinceMonday = (today.getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  const startOf = (ago: number): number =>
    by === 'month'
      ? Date.UTC(year, month - ago, 1)
      : Date.UTC(year, month, day - sinceMonday - ago * DAYS_OF_WEEK);
  return Array.from({ length: PERIODS_SHOWN }, (_none, ago) => ({
    from: dayOf(startOf(ago)),
    to: dayOf(startOf(ago - 1) - DAY_MS),
  }));
}

function dayOf(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}
