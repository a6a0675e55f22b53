import type { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { uniqueRefs } from '../../domain/deciding/item-of.ts';
import type { Decision } from '../../domain/decision.ts';
import { isUndoable } from '../../application/corrections/chat-history.ts';
import type { DecisionView, decisionDetail } from '../contract/journal.ts';
import type { Caller } from './caller.ts';
import { viewOfChange } from './change-view.ts';
import type { VisibleItems } from './crm-items.ts';
import { readItems } from './crm-items.ts';

export type DecisionDetail = z.output<typeof decisionDetail>;

/** The decisions that the caller may see (docs/spec.md 8), as the pages show them. Reads all items with one request. */
export async function viewDecisions(
  caller: Caller,
  decisions: readonly Decision[],
): Promise<readonly DecisionView[]> {
  const items = await readItems(caller.client, decisions.flatMap(customerAndCard));
  const viewer = await createDecisionViewer(caller, items);
  return decisions.filter(viewer.maySee).map(viewer.view);
}

/** One decision with all items that it refers to; `undefined` when the caller may not see it. */
export async function viewDecision(caller: Caller, decision: Decision): Promise<DecisionDetail | undefined> {
  const changes = decision.changes.map(viewOfChange);
  const named = uniqueRefs([
    ...customerAndCard(decision),
    ...changes.flatMap(({ item }) => item ?? []),
    ...[...decision.reasons, ...(decision.undone?.leftAlone ?? [])].flatMap(({ refs }) => refs ?? []),
  ]);
  const items = await readItems(caller.client, named);
  const viewer = await createDecisionViewer(caller, items);
  if (!viewer.maySee(decision)) return undefined;
  return {
    ...viewer.view(decision),
    changes,
    suggestions: decision.suggestions,
    items: named.map((ref) => items.of(ref)),
  };
}

function customerAndCard({ customerRef, card }: Decision): readonly CrmRef[] {
  return [...(customerRef ? [customerRef] : []), ...(card ? [card] : [])];
}

interface DecisionViewer {
  readonly maySee: (decision: Decision) => boolean;
  readonly view: (decision: Decision) => DecisionView;
}

/**
 * Admins see all decisions. Others see those with a customer or card that the CRM shows them, and those without either on
 * lines that they may edit.
 */
async function createDecisionViewer({ rights }: Caller, items: VisibleItems): Promise<DecisionViewer> {
  const [admin, lines] = await Promise.all([rights.isAdmin(), rights.editableLines()]);
  const mayEdit = (decision: Decision): boolean => admin || lines.has(decision.line);
  return {
    maySee(decision) {
      if (admin) return true;
      const refs = customerAndCard(decision);
      return refs.length === 0 ? lines.has(decision.line) : refs.some((ref) => items.isVisible(ref));
    },
    view: (decision) => viewOf(decision, items, isUndoable(decision) && mayEdit(decision)),
  };
}

function viewOf(decision: Decision, items: VisibleItems, mayUndo: boolean): DecisionView {
  const { id, at, chat, line, connector, rule, outcome, reasons, customerRef, card, undone } = decision;
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
    ...(customerRef && { customerItem: items.of(customerRef) }),
    ...(card && { card: items.of(card) }),
    changed: decision.changes.filter((change) => change.outcome === 'applied').length,
    ...(undone && { undone }),
    mayUndo,
  };
}
