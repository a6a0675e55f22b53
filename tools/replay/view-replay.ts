import { maskedParams } from '../../src/bitrix24/client/masked-params.ts';
import { FIRST_PRETENDED_ID } from '../../src/bitrix24/client/recording-client.ts';
import type { Replay } from '../../src/application/replay/replay-event.ts';
import type { AppliedChange } from '../../src/domain/changes/change.ts';
import { isCreated } from '../../src/domain/changes/target.ts';
import { refKey, type CrmRef } from '../../src/domain/crm-ref.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Reason } from '../../src/domain/reason.ts';
import type { Suggestion } from '../../src/domain/suggestion.ts';

/**
 * What is printed of a replay, as plain data. `show` = false: nothing that a customer wrote or is called; ids, codes and
 * lengths are kept.
 */
export function viewReplay(replay: Replay, show: boolean) {
  const shown = (value: string): string => (show ? value : `text(${value.length})`);
  const hidden = (value: string): string => (show ? value : '***');
  const reasonOf = ({ code, refs = [], identifier, value }: Reason) => ({
    code,
    refs: refs.map(refText),
    ...(identifier !== undefined && { identifier: hidden(identifier) }),
    ...(value !== undefined && { value: isCode(value) ? value : hidden(String(value)) }),
  });
  const decisionOf = ({ rule, outcome, line, connector, identifiers, ...decision }: Decision) => ({
    rule,
    outcome,
    line,
    connector,
    identifiers: identifiers.map(({ kind, value, origin }) => ({ kind, value: hidden(value), origin })),
    reasons: decision.reasons.map(reasonOf),
    ...(decision.customerRef && { customer: refText(decision.customerRef) }),
    ...(decision.card && { card: refText(decision.card) }),
    changes: decision.changes.map(changeOf),
  });
  const suggestionOf = ({ kind, items, identifier, reasons }: Suggestion) => ({
    kind,
    items: items.map(refText),
    ...(identifier !== undefined && { identifier: hidden(identifier) }),
    reasons: reasons.map(reasonOf),
  });
  return {
    ingested: replay.ingested,
    messages: replay.messages.map(({ line, connector, source, unsure, text, mode, regions, ...read }) => ({
      line,
      connector,
      source,
      unsure,
      text: shown(text),
      mode,
      regions,
      found: read.found.map((one) => ({ ...one, value: hidden(one.value) })),
      refused: read.refused.map(({ kind, because, raw }) => ({ kind, because, text: shown(raw) })),
    })),
    decisions: replay.decisions.map(decisionOf),
    suggestions: replay.suggestions.map(suggestionOf),
    requests: replay.requests.map(({ sent, reads, commands }) => ({
      sent,
      reads,
      commands: commands.map(({ method, params }) => ({
        method,
        params: show ? params : maskedParams(params),
      })),
    })),
    failures: replay.failures,
    ...(replay.stopped && { stopped: replay.stopped }),
  };
}

export type ReplayView = ReturnType<typeof viewReplay>;

/** `lead:7`, or `new lead` for one that would be created. */
function refText(ref: CrmRef): string {
  return ref.id >= FIRST_PRETENDED_ID ? `new ${ref.type}` : refKey(ref);
}

/** Counts, and codes of the portal or of ours. */
function isCode(value: string | number): boolean {
  return typeof value === 'number' || /^[A-Z][A-Z_]*$/.test(value);
}

function changeOf({ change, outcome, error, created }: AppliedChange) {
  const target =
    'item' in change ? (isCreated(change.item) ? `new ${change.item.created}` : refText(change.item)) : '';
  const type = 'type' in change ? change.type : '';
  return {
    kind: change.kind,
    ...(type !== '' && { type }),
    ...(target !== '' && { target }),
    outcome,
    ...(error !== undefined && { error }),
    ...(created !== undefined && { created }),
  };
}
