import type { Change, Target } from '../../changes/change.ts';
import type { CrmItem } from '../../crm-view.ts';
import type { Identifier } from '../../identifiers/identifier.ts';
import type { CustomerRecord } from '../../records.ts';
import type { Owned } from '../belongs.ts';
import { ownersOf } from '../belongs.ts';
import { join, newItem, ownActivity } from '../join.ts';
import { nothing } from '../nothing.ts';
import type { OwnItems } from '../own-items.ts';
import { reason } from '../reason.ts';
import { isShared } from '../shared.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';
import { sharedDrafts } from './searched.ts';

/** Rules 6 and 9: nobody has the identifiers, or there are none. `joins` is a remembered customer without a record. */
export function nobody(
  situation: Situation,
  own: OwnItems,
  joins: CustomerRecord | undefined,
  ends: readonly CustomerRecord[],
): Verdict {
  const owned = ownersOf(situation, own);
  if (owned.length === 0) {
    const gone = ends.map((record) => reason('customerGone', record.party ? { refs: [record.party] } : {}));
    return nothing(9, [...gone, reason('noIdentifier')], { ends });
  }
  const shared = owned.filter(({ owners }) => isShared(owners, situation.settings.sharedThreshold));
  const writes = owned.map(({ identifier }) => identifier);
  const remembers = owned.filter((entry) => !shared.includes(entry)).map(({ identifier }) => identifier);
  const record = firstOpen(own.leads) ?? own.contacts[0];
  const known = { shared, joins, ends, remembers };
  return record ? adopt(situation, own, record, writes, known) : create(situation, own, writes, known);
}

interface Going {
  readonly shared: readonly Owned[];
  readonly joins: CustomerRecord | undefined;
  readonly ends: readonly CustomerRecord[];
  readonly remembers: readonly Identifier[];
}

function adopt(
  situation: Situation,
  own: OwnItems,
  record: CrmItem,
  writes: readonly Identifier[],
  going: Going,
): Verdict {
  return join(situation, own, {
    rule: 6,
    outcome: 'bound',
    party: record.ref,
    reasons: [...why(going), reason('ownItemKept', { refs: [record.ref] })],
    suggestions: sharedDrafts(going.shared),
    writes,
    remembers: going.remembers,
    ...(going.joins && { joins: going.joins }),
    ends: going.ends,
  });
}

function create(situation: Situation, own: OwnItems, writes: readonly Identifier[], going: Going): Verdict {
  const fields = newItem(situation, own, writes);
  const { creates } = situation.view.line;
  const changes: Change[] = [];
  if (creates === 'lead') {
    changes.push({ kind: 'createItem', type: 'lead', fields, originId: `${situation.decision}:lead` });
  } else if (creates === 'deal') {
    const contact: Target = { created: 'contact' };
    changes.push(
      { kind: 'createItem', type: 'contact', fields, originId: `${situation.decision}:contact` },
      {
        kind: 'createItem',
        type: 'deal',
        fields: { ...fields, name: '', lastName: '', communications: [], contact },
        originId: `${situation.decision}:deal`,
      },
    );
  }
  const party: Target | undefined =
    creates === 'none' ? undefined : { created: creates === 'lead' ? 'lead' : 'contact' };
  const card: Target | undefined = creates === 'none' ? undefined : { created: creates };
  return {
    rule: 6,
    outcome: party ? 'created' : 'bound',
    reasons: [...why(going), reason(party ? 'itemCreated' : 'onlyRemembered')],
    ...(party && { party }),
    ...(card && { card }),
    changes: [
      ...changes,
      ...(card ? [...binds(situation, card, party), ...ownActivity(situation, card)] : []),
    ],
    suggestions: sharedDrafts(going.shared),
    remembers: going.remembers,
    ...(going.joins && { joins: going.joins }),
    ends: going.ends,
    binds: true,
  };
}

/** A session activity that hangs on something closed or foreign comes to the new card as well. */
function binds(situation: Situation, card: Target, party: Target | undefined): readonly Change[] {
  const targets = party && JSON.stringify(party) !== JSON.stringify(card) ? [card, party] : [card];
  return situation.view.activities.flatMap((activity) =>
    targets.map((item): Change => ({ kind: 'bindActivity', activity: activity.id, item })),
  );
}

function why(going: Going) {
  return [
    ...going.ends.map((record) => reason('customerGone', record.party ? { refs: [record.party] } : {})),
    ...going.shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    reason('nobodyFound'),
  ];
}

function firstOpen(items: readonly CrmItem[]): CrmItem | undefined {
  return items
    .filter((item) => item.open)
    .sort((a, b) => b.createdAt - a.createdAt || b.ref.id - a.ref.id)[0];
}
