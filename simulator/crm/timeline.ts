import type { Clock } from '../base/clock.ts';
import type { Actor, EventSink } from './actor.ts';
import type { ItemRef } from './entity-types.ts';
import { sameRef } from './activities.ts';

/** A timeline comment of a user or an app. */
export interface TimelineComment {
  readonly id: number;
  bindings: ItemRef[];
  readonly created: number;
  text: string;
  readonly authorId: number;
}

/** A timeline log message of an app. */
export interface LogMessage {
  readonly id: number;
  readonly owner: ItemRef;
  readonly created: number;
  readonly authorId: number;
  readonly title: string;
  readonly text: string;
  readonly iconCode: string;
  readonly clientId: string;
}

export class Timeline {
  readonly comments = new Map<number, TimelineComment>();
  readonly logMessages = new Map<number, LogMessage>();
  readonly #clock: Clock;
  readonly #events: EventSink;
  #nextId = 1;

  constructor(clock: Clock, events: EventSink) {
    this.#clock = clock;
    this.#events = events;
  }

  commentsOf(ref: ItemRef): readonly TimelineComment[] {
    return [...this.comments.values()].filter((comment) =>
      comment.bindings.some((binding) => sameRef(binding, ref)),
    );
  }
  logOf(ref: ItemRef): readonly LogMessage[] {
    return [...this.logMessages.values()].filter((message) => sameRef(message.owner, ref));
  }

  comment(owner: ItemRef, text: string, actor: Actor): TimelineComment {
    const comment = {
      id: this.#nextId++,
      bindings: [plainRef(owner)],
      created: this.#clock.now(),
      text,
      authorId: actor.userId,
    };
    this.comments.set(comment.id, comment);
    this.#emit('ADD', comment.id, actor);
    return comment;
  }
  editComment(comment: TimelineComment, text: string, actor: Actor): void {
    comment.text = text;
    this.#emit('UPDATE', comment.id, actor);
  }
  deleteComment(comment: TimelineComment, actor: Actor): void {
    this.comments.delete(comment.id);
    this.#emit('DELETE', comment.id, actor);
  }

  log(
    owner: ItemRef,
    message: Pick<LogMessage, 'title' | 'text' | 'iconCode' | 'clientId'>,
    actor: Actor,
  ): LogMessage {
    const added = {
      id: this.#nextId++,
      owner: plainRef(owner),
      created: this.#clock.now(),
      authorId: actor.userId,
      ...message,
    };
    this.logMessages.set(added.id, added);
    return added;
  }

  removeOwner(ref: ItemRef): void {
    for (const comment of this.commentsOf(ref)) {
      comment.bindings = comment.bindings.filter((binding) => !sameRef(binding, ref));
      if (comment.bindings.length === 0) this.comments.delete(comment.id);
    }
    for (const message of this.logOf(ref)) this.logMessages.delete(message.id);
  }

  #emit(what: string, id: number, actor: Actor): void {
    // The sample has the id without FIELDS (docs/bitrix24/events.md#crm-events).
    this.#events.emit(`ONCRMTIMELINECOMMENT${what}`, { ID: id }, actor);
  }
}

function plainRef(ref: ItemRef): ItemRef {
  return { entityTypeId: ref.entityTypeId, id: ref.id };
}
