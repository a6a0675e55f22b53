import type { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { uniqueRefs } from '../../domain/deciding/item-of.ts';
import type { Decision } from '../../domain/decision.ts';
import { isUndoable } from '../../application/corrections/chat-history.ts';
import type { DecisionView, decisionDetail } from '../contract/journal.ts';
import type { Caller } from './caller.ts';
import { viewOfChange } from './change-view.ts';
import type { SeenItems } from './crm-items.ts';
import { readItems } from './crm-items.ts';

export type DecisionDetail = z.output<typeof decisionDetail>;

/** Decisions that the opener may see, as the pages show them (spec 8). One request to the portal for all. */
export async function viewDecisions(
  caller: Caller,
  decisions: readonly Decision[],
): Promise<readonly DecisionView[]> {
  const items = await readItems(caller.client, decisions.flatMap(partyAndCard));
  const show = await shower(caller, items);
  return decisions.filter(show.maySee).map(show.view);
}

/** One decision with everything it names; `undefined` when the opener may not see it. */
export async function viewDecision(caller: Caller, decision: Decision): Promise<DecisionDetail | undefined> {
  const changes = decision.changes.map(viewOfChange);
  const named = uniqueRefs([
    ...partyAndCard(decision),
    ...changes.flatMap(({ item }) => item ?? []),
    ...[...decision.reasons, ...(decision.undone?.leftAlone ?? [])].flatMap(({ refs }) => refs ?? []),
  ]);
  const items = await readItems(caller.client, named);
  const show = await shower(caller, items);
  if (!show.maySee(decision)) return undefined;
  return {
    ...show.view(decision),
    changes,
    suggestions: decision.suggestions,
    items: named.map((ref) => items.of(ref)),
  };
}

function partyAndCard({ party, card }: Decision): readonly CrmRef[] {
  return [...(party ? [party] : []), ...(card ? [card] : [])];
}

interface Shower {
  readonly maySee: (decision: Decision) => boolean;
  readonly view: (decision: Decision) => DecisionView;
}

/** Admins see all; others what the CRM shows them, and what is about nobody on lines that they may edit. */
async function shower({ rights }: Caller, items: SeenItems): Promise<Shower> {
  const [admin, lines] = await Promise.all([rights.isAdmin(), rights.editableLines()]);
  const mayEdit = (decision: Decision): boolean => admin || lines.has(decision.line);
  return {
    maySee(decision) {
      if (admin) return true;
      const about = partyAndCard(decision);
      return about.length === 0 ? lines.has(decision.line) : about.some((ref) => items.isSeen(ref));
    },
    view: (decision) => viewOf(decision, items, isUndoable(decision) && mayEdit(decision)),
  };
}

function viewOf(decision: Decision, items: SeenItems, mayUndo: boolean): DecisionView {
  const { id, at, chat, line, connector, rule, outcome, reasons, party, card, undone } = decision;
  return {
    id,
    at,
    chat,
    line,
    connector,
    rule,
    outcome,
    identifiers: decision.identifiers.map(({ kind, value, origin }) => ({ kind, value, origin })),
    reasons,
    ...(party && { party: items.of(party) }),
    ...(card && { card: items.of(card) }),
    changed: decision.changes.filter((change) => change.outcome === 'applied').length,
    ...(undone && { undone }),
    mayUndo,
  };
}
