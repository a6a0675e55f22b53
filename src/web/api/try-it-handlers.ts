import { uniqueRefs } from '../../domain/deciding/item-of.ts';
import type { Verdict } from '../../domain/deciding/verdict.ts';
import type { LineMode } from '../../domain/line-settings.ts';
import type { Target } from '../../domain/changes/target.ts';
import { isCreated } from '../../domain/changes/target.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { lineId } from '../../domain/ids.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { CallResult, Caller, Handlers } from './caller.ts';
import { itemsOfView, stageNamesOf, viewOfPlannedChange, withStageNames } from './change-view.ts';
import { readItems } from './crm-items.ts';

export function tryItHandlers(corrections: Pick<Corrections, 'tryIt'>): Handlers<'tryIt'> {
  return {
    async tryIt(caller, { body }) {
      const { reading, regions, mode, verdict } = await corrections.tryIt({
        member: caller.session.member,
        client: caller.client,
        text: body.text,
        line: body.line === undefined ? undefined : lineId(body.line),
        connector: body.connector,
      });
      return {
        regions,
        phones: reading.phones.map(({ value, raw, at, region, because, thirdParty, owner, ambiguous }) => ({
          value,
          raw,
          at,
          ...(region !== undefined && { region }),
          because,
          thirdParty: thirdParty && owner?.owner !== 'unclear',
          unclear: owner?.owner === 'unclear',
          ambiguous,
        })),
        emails: reading.emails.map(({ value, raw, at, because, thirdParty }) => ({
          value,
          raw,
          at,
          because,
          thirdParty,
        })),
        refused: reading.refused,
        decision: verdict ? await viewDryRun(caller, verdict, mode) : null,
      };
    },
  };
}

async function viewDryRun(
  caller: Caller,
  verdict: Verdict,
  mode: LineMode,
): Promise<CallResult<'tryIt'>['decision']> {
  const { rule, outcome, reasons } = verdict;
  const changes = verdict.changes.map(viewOfPlannedChange);
  const customerRef = existingRef(verdict.customerRef);
  const card = existingRef(verdict.card);
  const refs = uniqueRefs([
    ...[customerRef, card].flatMap((ref) => ref ?? []),
    ...changes.flatMap(itemsOfView),
    ...reasons.flatMap((reason) => reason.refs ?? []),
  ]);
  const [items, stages] = await Promise.all([
    readItems(caller.client, refs),
    stageNamesOf(caller.client, changes),
  ]);
  return {
    rule,
    outcome,
    mode,
    reasons,
    ...(customerRef && { customerItem: items.of(customerRef) }),
    ...(card && { card: items.of(card) }),
    changes: changes.map((change) => withStageNames(change, stages)),
    items: refs.map((ref) => items.of(ref)),
  };
}

/** `undefined` for an item that the verdict would create: it has no id yet. */
function existingRef(target: Target | undefined): CrmRef | undefined {
  return target && !isCreated(target) ? target : undefined;
}
