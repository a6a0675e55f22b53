import { isoDate } from '../base/clock.ts';
import { entriesOf, int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { classicError, RestError } from '../base/rest-error.ts';
import { isEntityType, typeByName, typeName, type EntityTypeId } from '../crm/entity-types.ts';
import type { Item } from '../crm/item.ts';
import type { LogMessage, TimelineComment } from '../crm/timeline.ts';
import { page } from './paging.ts';
import { mayRead, mayWrite } from './rights.ts';
import { ListAnswer, methodsOf, type RestContext } from './rest-method.ts';

const LOG_PAGE_SIZE = 10;

const fail = (code: string, message: string): RestError => new RestError(400, code, message);

function fieldsOf(params: Params): Record<string, unknown> {
  const fields = param(params, 'fields');
  return isRecord(fields) ? fields : {};
}

function ownerOf({ portal }: RestContext, type: EntityTypeId | undefined, id: unknown): Item {
  const item = type === undefined ? undefined : portal.crm.find({ entityTypeId: type, id: int(id) });
  if (!item) throw fail('OWNER_NOT_FOUND', 'Owner was not found');
  return item;
}

function commentOf(context: RestContext, params: Params, classic = false): TimelineComment {
  const comment = context.portal.crm.timeline.comments.get(int(param(params, 'id')));
  if (!comment) throw classic ? classicError('Not found.') : fail('NOT_FOUND', 'Not found.');
  return comment;
}

function commentView(comment: TimelineComment, zone: number): Record<string, unknown> {
  const owner = comment.bindings[0];
  return {
    ID: String(comment.id),
    ENTITY_ID: String(owner?.id ?? 0),
    ENTITY_TYPE: owner ? typeName(owner.entityTypeId) : '',
    CREATED: isoDate(comment.created, zone),
    COMMENT: comment.text,
    AUTHOR_ID: String(comment.authorId),
  };
}

function addComment(context: RestContext, params: Params): unknown {
  const fields = fieldsOf(params);
  for (const name of ['ENTITY_ID', 'ENTITY_TYPE'])
    if (text(fields[name]) === '') throw fail('100', `Could not find value for parameter {${name}}`);
  const owner = ownerOf(context, typeByName(text(fields['ENTITY_TYPE'])), fields['ENTITY_ID']);
  if (text(fields['COMMENT']) === '') throw fail('INVALID_ARG_VALUE', 'Empty comment message');
  if (!mayWrite(context.user, owner)) throw fail('ACCESS_DENIED', 'Access denied.');
  return context.portal.crm.timeline.comment(owner, text(fields['COMMENT']), context.actor).id;
}

function listComments(context: RestContext, params: Params): unknown {
  const filter = Object.fromEntries(
    entriesOf(param(params, 'filter')).map(([key, value]) => [key.replace(/^[=]/, ''), value]),
  );
  const owner = ownerOf(context, typeByName(text(filter['ENTITY_TYPE'])), filter['ENTITY_ID']);
  if (!mayRead(context.user, owner)) throw classicError('Access denied');
  const select = listOf(param(params, 'select')).map(text);
  return page(
    context.portal.crm.timeline.commentsOf(owner),
    params,
    (rows) => rows,
    (comment) => {
      const view = commentView(comment, context.portal.zone);
      return select.length === 0 || select.includes('*')
        ? view
        : Object.fromEntries(Object.entries(view).filter(([name]) => select.includes(name)));
    },
  );
}

function logView(message: LogMessage, zone: number): Record<string, unknown> {
  const { id, authorId, title, text: body, iconCode } = message;
  return { id, created: isoDate(message.created, zone), authorId, title, text: body, iconCode };
}

function addLog(context: RestContext, params: Params): unknown {
  const fields = fieldsOf(params);
  for (const name of ['entityTypeId', 'entityId', 'title', 'text', 'iconCode']) {
    if (text(fields[name]) === '') throw fail('100', `Could not find value for parameter {${name}}`);
  }
  const type = int(fields['entityTypeId']);
  const owner = ownerOf(context, isEntityType(type) ? type : undefined, fields['entityId']);
  if (!mayWrite(context.user, owner)) throw fail('ACCESS_DENIED', 'Access denied');
  const logMessage = {
    title: text(fields['title']),
    text: text(fields['text']),
    iconCode: text(fields['iconCode']),
    clientId: context.app.clientId,
  };
  return {
    logMessage: logView(
      context.portal.crm.timeline.log(owner, logMessage, context.actor),
      context.portal.zone,
    ),
  };
}

function logOf(context: RestContext, params: Params): LogMessage {
  const id = int(param(params, 'id'));
  const message = context.portal.crm.timeline.logMessages.get(id);
  if (!message) throw fail('NOT_FOUND', `Timeline logmessage not found for id ${id}`);
  return message;
}

function listLog(context: RestContext, params: Params): unknown {
  const type = int(param(params, 'entityTypeId'));
  if (text(param(params, 'entityTypeId')) === '')
    throw fail('100', 'Could not find value for parameter {entityTypeId}');
  const owner = ownerOf(context, isEntityType(type) ? type : undefined, param(params, 'entityId'));
  if (!mayRead(context.user, owner)) throw fail('ACCESS_DENIED', 'Access denied');
  // GUESS: newest first without an order, oldest first with one that is not in lower case.
  const order = entriesOf(param(params, 'order'));
  const isDescending = order.length === 0 || order.some(([name, to]) => name === 'id' && text(to) === 'desc');
  const oldestFirst = context.portal.crm.timeline.logOf(owner);
  const sorted = isDescending ? [...oldestFirst].reverse() : oldestFirst;
  const offset = int(param(params, 'offset'));
  const shown = sorted.slice(offset, offset + LOG_PAGE_SIZE);
  // Pages of 10 by `offset`, in a list of its own (docs/bitrix24/timeline.md#log-messages).
  return new ListAnswer(
    { logMessages: shown.map((message) => logView(message, context.portal.zone)) },
    sorted.length,
  );
}

/** crm.timeline.* (docs/bitrix24/timeline.md). */
export const timelineMethods = methodsOf('crm', {
  'crm.timeline.comment.add': addComment,
  'crm.timeline.comment.get': (context, params) =>
    commentView(commentOf(context, params, true), context.portal.zone),
  'crm.timeline.comment.list': listComments,
  'crm.timeline.comment.update': (context, params) => {
    const comment = commentOf(context, params);
    context.portal.crm.timeline.editComment(comment, text(fieldsOf(params)['COMMENT']), context.actor);
    // The result is the id, not true (docs/bitrix24/values.md#odd-results).
    return comment.id;
  },
  'crm.timeline.comment.delete': (context, params) => {
    context.portal.crm.timeline.deleteComment(commentOf(context, params), context.actor);
    return null;
  },
  'crm.timeline.logmessage.add': addLog,
  'crm.timeline.logmessage.get': (context, params) => ({
    logMessage: logView(logOf(context, params), context.portal.zone),
  }),
  'crm.timeline.logmessage.list': listLog,
  'crm.timeline.logmessage.delete': (context, params) => {
    const message = logOf(context, params);
    // Only the app that added the message may delete it (docs/bitrix24/timeline.md#log-messages).
    if (message.clientId !== context.app.clientId) throw fail('ACCESS_DENIED', 'Access denied');
    context.portal.crm.timeline.logMessages.delete(message.id);
    return true;
  },
});
