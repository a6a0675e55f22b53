import type { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { uniqueRefs } from '../../domain/deciding/item-of.ts';
import type { Decision } from '../../domain/decision.ts';
import { isUndoable } from '../../application/corrections/chat-history.ts';
import { isJudgeable } from '../../application/corrections/judge-decision.ts';
import { mask } from '../../observability/mask.ts';
import type { DecisionView, decisionDetail } from '../contract/journal.ts';
import type { Caller } from './caller.ts';
import type { PlannedChangeView } from '../contract/common.ts';
import { itemsOfView, stageNamesOf, viewOfChange, withStageNames } from './change-view.ts';
import type { VisibleItems } from './crm-items.ts';
import { readItems } from './crm-items.ts';
import { hiddenIdentifier, seesOwner, withoutIdentifiers } from './identifier-visibility.ts';

export type DecisionDetail = z.output<typeof decisionDetail>;

/** The decisions that the caller may see (docs/spec.md 8), as the pages show them. Reads all items with one request. */
export async function viewDecisions(
  caller: Caller,
  decisions: readonly Decision[],
): Promise<readonly DecisionView[]> {
  const viewer = await decisionViewer(caller, decisions);
  return decisions.filter(viewer.maySee).map(viewer.view);
}

/** What the caller may see of these decisions. Reads all their items with one request. */
export async function decisionViewer(
  caller: Caller,
  decisions: readonly Decision[],
): Promise<DecisionViewer> {
  return createDecisionViewer(caller, await readItems(caller.client, decisions.flatMap(concernedItems)));
}

/** One decision with all items that it refers to; `undefined` when the caller may not see it. */
export async function viewDecision(caller: Caller, decision: Decision): Promise<DecisionDetail | undefined> {
  const changes = decision.changes.map(viewOfChange);
  const named = uniqueRefs([
    ...customerAndCard(decision),
    ...changes.flatMap(itemsOfView),
    ...[...decision.reasons, ...(decision.undone?.leftAlone ?? [])].flatMap(({ refs }) => refs ?? []),
  ]);
  const items = await readItems(caller.client, named);
  const viewer = await createDecisionViewer(caller, items);
  if (!viewer.maySee(decision)) return undefined;
  const isShown = (item: CrmRef | undefined): boolean =>
    viewer.maySeeAll || (viewer.showsIdentifiers(decision) && (item === undefined || items.isVisible(item)));
  const stages = await stageNamesOf(caller.client, changes);
  return {
    ...viewer.view(decision),
    changes: changes.map((change) =>
      isShown(change.item) ? withStageNames(change, stages) : maskedChange(change),
    ),
    suggestions: decision.suggestions,
    items: named.map((ref) => items.of(ref)),
  };
}

/** A change on an item that the caller may not see, or of a person that they may not see: without its values. */
export function maskedChange<V extends PlannedChangeView>(change: V): V {
  return { ...change, before: mask(change.before), after: mask(change.after) };
}

/**
 * Customer and card; for a decision without them, a suggestion for instance, the items that were found for its numbers: to
 * be shown them tells who has the number.
 */
function concernedItems(decision: Decision): readonly CrmRef[] {
  const own = customerAndCard(decision);
  return own.length > 0 ? own : uniqueRefs(decision.reasons.flatMap(({ refs }) => refs ?? []));
}

function customerAndCard({ customerRef, card }: Decision): readonly CrmRef[] {
  return [...(customerRef ? [customerRef] : []), ...(card ? [card] : [])];
}

export interface DecisionViewer {
  readonly maySeeAll: boolean;
  readonly maySee: (decision: Decision) => boolean;
  /** Whether the caller sees the person whose identifiers the decision holds, not only the card. */
  readonly showsIdentifiers: (decision: Decision) => boolean;
  readonly view: (decision: Decision) => DecisionView;
}

/**
 * Admins see all decisions. Others see those that concern an item that the CRM shows them, and those that concern none on
 * lines that they may edit.
 */
async function createDecisionViewer({ rights }: Caller, items: VisibleItems): Promise<DecisionViewer> {
  const [admin, lines] = await Promise.all([rights.isAdmin(), rights.editableLines()]);
  const mayEdit = (decision: Decision): boolean => admin || lines.has(decision.line);
  // A decision that concerns no item is seen by those who may edit the line only, with what the chat says.
  const showsIdentifiers = (decision: Decision): boolean => {
    if (admin || concernedItems(decision).length === 0) return true;
    return customerAndCard(decision).length > 0
      ? seesOwner(decision, items)
      : concernedItems(decision).every((ref) => items.isVisible(ref));
  };
  return {
    maySeeAll: admin,
    showsIdentifiers,
    maySee(decision) {
      if (admin) return true;
      const refs = concernedItems(decision);
      return refs.length === 0 ? lines.has(decision.line) : refs.some((ref) => items.isVisible(ref));
    },
    view: (decision) => ({
      ...viewOf(decision, items),
      mayUndo: isUndoable(decision) && mayEdit(decision),
      mayJudge: isJudgeable(decision) && mayEdit(decision),
      ...(!showsIdentifiers(decision) && withoutValues(decision)),
    }),
  };
}

function withoutValues({ identifiers, reasons, undone }: Decision) {
  return {
    identifiers: identifiers.map(({ kind, origin }) => ({ kind, value: hiddenIdentifier(kind), origin })),
    reasons: withoutIdentifiers(reasons),
    ...(undone && { undone: { ...undone, leftAlone: withoutIdentifiers(undone.leftAlone) } }),
  };
}

function viewOf(decision: Decision, items: VisibleItems): Omit<DecisionView, 'mayUndo' | 'mayJudge'> {
  const { id, at, chat, line, connector, rule, by, outcome, reasons, customerRef, card } = decision;
  const { judged, undone } = decision;
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
    ...(by !== undefined && { by }),
    accepted: decision.answers !== undefined,
    ...(customerRef && { customerItem: items.of(customerRef) }),
    ...(card && { card: items.of(card) }),
    changed: decision.changes.filter((change) => change.outcome === 'applied').length,
    ...(judged && { judged }),
    ...(undone && { undone }),
  };
}
