import type { Clock } from '../base/clock.ts';
import type { Actor, EventSink } from './actor.ts';
import { CONTACT, COMPANY, DEAL, LEAD, type EntityTypeId, type ItemRef } from './entity-types.ts';
import type { Crm } from './crm.ts';

interface ActivityCommunication {
  readonly id: number;
  readonly type: string;
  readonly value: string;
  readonly entityId: number;
  readonly entityTypeId: number;
}

/** A CRM activity. Dates are unix ms. */
export interface Activity {
  readonly id: number;
  ownerTypeId: EntityTypeId;
  ownerId: number;
  typeId: number;
  providerId: string;
  providerTypeId: string;
  associatedEntityId: number;
  subject: string;
  created: number;
  lastUpdated: number;
  startTime: number;
  endTime: number;
  deadline: number | null;
  completed: boolean;
  responsibleId: number;
  authorId: number;
  editorId: number;
  description: string;
  descriptionType: number;
  direction: number;
  priority: number;
  originatorId: string | null;
  originId: string | null;
  providerParams: Readonly<Record<string, unknown>>;
  settings: Readonly<Record<string, unknown>>;
  resultSourceId: string | null;
  resultStatus: number;
  communications: readonly ActivityCommunication[];
  /** Changed only through `Activities`, which maintains an index. */
  bindings: readonly ItemRef[];
  /** Configurable activities only. */
  layout?: unknown;
  isIncomingChannel?: boolean;
  badgeCode?: string;
  pingOffsets?: readonly number[];
}

export type NewActivity = Partial<Omit<Activity, 'id'>> & { readonly bindings: readonly ItemRef[] };

const rank: Readonly<Record<EntityTypeId, number>> = { [DEAL]: 0, [LEAD]: 1, [CONTACT]: 2, [COMPANY]: 3 };

export class Activities {
  readonly #byId = new Map<number, Activity>();
  readonly #byItem = new Map<string, Set<Activity>>();
  readonly #clock: Clock;
  readonly #events: EventSink;
  readonly #crm: Crm;
  #nextId = 1;

  constructor(clock: Clock, events: EventSink, crm: Crm) {
    this.#clock = clock;
    this.#events = events;
    this.#crm = crm;
  }

  get(id: number): Activity | undefined {
    return this.#byId.get(id);
  }
  all(): readonly Activity[] {
    return [...this.#byId.values()];
  }
  get size(): number {
    return this.#byId.size;
  }
  /** Activities bound to an item, by ascending id. */
  of(ref: ItemRef): readonly Activity[] {
    return [...(this.#byItem.get(refKey(ref)) ?? [])].sort((a, b) => a.id - b.id);
  }
  add(fields: NewActivity, actor: Actor): Activity {
    const now = this.#clock.now();
    const owner = fields.bindings[0] ?? { entityTypeId: LEAD, id: 0 };
    const activity: Activity = {
      id: this.#nextId++,
      ownerTypeId: owner.entityTypeId,
      ownerId: owner.id,
      typeId: 6,
      providerId: '',
      providerTypeId: '',
      associatedEntityId: 0,
      subject: '',
      created: now,
      lastUpdated: now,
      startTime: now,
      endTime: now,
      deadline: null,
      completed: false,
      responsibleId: actor.userId,
      authorId: actor.userId,
      editorId: actor.userId,
      description: '',
      descriptionType: 1,
      direction: 0,
      priority: 2,
      originatorId: null,
      originId: null,
      providerParams: {},
      settings: {},
      resultSourceId: null,
      resultStatus: 0,
      communications: [],
      ...fields,
    };
    this.#byId.set(activity.id, activity);
    this.#rebind(activity, activity.bindings);
    this.#emit(activity, 'ADD', actor);
    return activity;
  }

  update(activity: Activity, fields: Partial<Omit<Activity, 'id'>>, actor: Actor): boolean {
    const before = JSON.stringify(activity);
    Object.assign(activity, fields);
    if (JSON.stringify(activity) === before) return false;
    this.#touch(activity, actor);
    this.#emit(activity, 'UPDATE', actor);
    return true;
  }

  bind(activity: Activity, ref: ItemRef, actor: Actor): void {
    if (activity.bindings.some((binding) => sameRef(binding, ref))) return;
    this.#rebind(activity, [...activity.bindings, plainRef(ref)]);
    this.#changedBindings(activity, actor);
  }

  /**
   * The caller must not remove the last binding. The owner changes only when one binding is left
   * (docs/bitrix24/activities.md#bindings).
   */
  unbind(activity: Activity, ref: ItemRef, actor: Actor): void {
    this.#rebind(
      activity,
      activity.bindings.filter((binding) => !sameRef(binding, ref)),
    );
    this.#changedBindings(activity, actor);
  }

  move(activity: Activity, from: ItemRef, to: ItemRef, actor: Actor): void {
    this.#replace(activity, from, to);
    this.#changedBindings(activity, actor);
  }

  /** For a merge: moves all bindings of one item to another, without events. */
  retarget(from: ItemRef, to: ItemRef): void {
    for (const activity of this.of(from)) this.#replace(activity, from, to);
  }

  delete(activity: Activity, actor: Actor): void {
    this.#byId.delete(activity.id);
    this.#rebind(activity, []);
    this.#emit(activity, 'DELETE', actor);
  }

  removeOwner(ref: ItemRef, actor: Actor): void {
    for (const activity of this.of(ref)) {
      const remaining = activity.bindings.filter((binding) => !sameRef(binding, ref));
      if (remaining.length === 0) this.delete(activity, actor);
      else {
        this.#rebind(activity, remaining);
        this.#reassignOwner(activity, ref);
      }
    }
  }

  #replace(activity: Activity, from: ItemRef, to: ItemRef): void {
    const others = activity.bindings.filter((binding) => !sameRef(binding, from) && !sameRef(binding, to));
    this.#rebind(activity, [plainRef(to), ...others]);
    if (activity.ownerTypeId === from.entityTypeId && activity.ownerId === from.id) activity.ownerId = to.id;
  }

  #rebind(activity: Activity, bindings: readonly ItemRef[]): void {
    for (const ref of activity.bindings) this.#byItem.get(refKey(ref))?.delete(activity);
    activity.bindings = bindings;
    for (const ref of bindings) {
      const known = this.#byItem.get(refKey(ref));
      if (known) known.add(activity);
      else this.#byItem.set(refKey(ref), new Set([activity]));
    }
  }

  #changedBindings(activity: Activity, actor: Actor): void {
    const [only, ...more] = activity.bindings;
    if (only && more.length === 0) {
      activity.ownerTypeId = only.entityTypeId;
      activity.ownerId = only.id;
    }
    this.#touch(activity, actor);
    // A binding change touches the activity and fires ONCRMACTIVITYUPDATE (docs/bitrix24/activities.md#bindings).
    this.#emit(activity, 'UPDATE', actor);
  }

  #reassignOwner(activity: Activity, deleted: ItemRef): void {
    if (activity.ownerTypeId !== deleted.entityTypeId || activity.ownerId !== deleted.id) return;
    const next = [...activity.bindings].sort((a, b) => rank[a.entityTypeId] - rank[b.entityTypeId])[0];
    if (!next) return;
    activity.ownerTypeId = next.entityTypeId;
    activity.ownerId = next.id;
  }

  #touch(activity: Activity, actor: Actor): void {
    activity.lastUpdated = this.#clock.now();
    if (actor.userId) activity.editorId = actor.userId;
    for (const binding of activity.bindings) {
      const item = this.#crm.find(binding);
      if (item) item.values['lastActivityTime'] = this.#clock.now();
    }
  }

  #emit(activity: Activity, what: string, actor: Actor): void {
    this.#events.emit(`ONCRMACTIVITY${what}`, { FIELDS: { ID: activity.id } }, actor);
  }
}

function refKey(ref: ItemRef): string {
  return `${ref.entityTypeId}:${ref.id}`;
}

function plainRef(ref: ItemRef): ItemRef {
  return { entityTypeId: ref.entityTypeId, id: ref.id };
}

export function sameRef(a: ItemRef, b: ItemRef): boolean {
  return a.entityTypeId === b.entityTypeId && a.id === b.id;
}
