import { int, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { sameRef, type Activity } from '../crm/activities.ts';
import { isEntityType, type ItemRef } from '../crm/entity-types.ts';
import { mayRead, mayWrite } from './rights.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

const MAX_BINDINGS = 100;
const fail = (code: string, message: string): RestError => new RestError(400, code, message);

function required(params: Params, names: readonly string[]): void {
  const missing = names.find((name) => text(param(params, name)) === '');
  if (missing) throw fail('100', `Could not find value for parameter {${missing}}`);
}

function activityOf({ portal }: RestContext, params: Params): Activity {
  const activity = portal.crm.activities.get(int(param(params, 'activityId')));
  if (!activity) throw fail('NOT_FOUND', 'Entity not found');
  return activity;
}

function refOf(context: RestContext, params: Params, typeName: string, idName: string): ItemRef {
  const type = int(param(params, typeName));
  const ref = isEntityType(type) ? { entityTypeId: type, id: int(param(params, idName)) } : undefined;
  const item = ref && context.portal.crm.find(ref);
  if (!ref || !item) throw fail('OWNER_NOT_FOUND', 'Owner of the entity not found');
  if (!mayWrite(context.user, item)) throw fail('ACCESS_DENIED', 'Access denied');
  return ref;
}

const isBound = (activity: Activity, ref: ItemRef): boolean =>
  activity.bindings.some((binding) => sameRef(binding, ref));

function add(context: RestContext, params: Params): unknown {
  required(params, ['activityId', 'entityTypeId', 'entityId']);
  const activity = activityOf(context, params);
  const ref = refOf(context, params, 'entityTypeId', 'entityId');
  if (isBound(activity, ref))
    throw fail('ACTIVITY_IS_ALREADY_BOUND', 'The activity is already bound to this entity');
  if (activity.bindings.length >= MAX_BINDINGS)
    throw fail('BINDINGS_LIMIT_EXCEEDED', `An activity cannot have more than ${MAX_BINDINGS} bindings`);
  context.portal.crm.activities.bind(activity, ref, context.actor);
  return true;
}

function remove(context: RestContext, params: Params): unknown {
  required(params, ['activityId', 'entityTypeId', 'entityId']);
  const activity = activityOf(context, params);
  const ref = refOf(context, params, 'entityTypeId', 'entityId');
  if (!isBound(activity, ref)) throw fail('BINDING_NOT_FOUND', 'The activity is not bound to this entity');
  if (activity.bindings.length === 1)
    throw fail('LAST_BINDING_CANNOT_BE_DELETED', 'Cannot delete the only binding of the activity');
  context.portal.crm.activities.unbind(activity, ref, context.actor);
  return true;
}

function move(context: RestContext, params: Params): unknown {
  required(params, [
    'activityId',
    'sourceEntityTypeId',
    'sourceEntityId',
    'targetEntityTypeId',
    'targetEntityId',
  ]);
  const activity = activityOf(context, params);
  if (int(param(params, 'sourceEntityTypeId')) !== int(param(params, 'targetEntityTypeId'))) {
    throw fail(
      'SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR',
      'Cannot move the activity from one entity type to another',
    );
  }
  if (int(param(params, 'sourceEntityId')) === int(param(params, 'targetEntityId'))) {
    throw fail('SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR', 'Cannot move the activity to the same entity');
  }
  const source = refOf(context, params, 'sourceEntityTypeId', 'sourceEntityId');
  const target = refOf(context, params, 'targetEntityTypeId', 'targetEntityId');
  if (!isBound(activity, source)) throw fail('BINDING_NOT_FOUND', 'The activity is not bound to this entity');
  if (isBound(activity, target))
    throw fail('ACTIVITY_IS_ALREADY_BOUND', 'The activity is already bound to this entity');
  context.portal.crm.activities.move(activity, source, target, context.actor);
  return true;
}

/**
 * crm.activity.binding.* (docs/bitrix24/activities.md#bindings): at most 100 bindings, the last one cannot be
 * deleted, moves only within one type, only readable items are listed.
 */
export const bindingMethods = methodsOf('crm', {
  'crm.activity.binding.add': add,
  'crm.activity.binding.delete': remove,
  'crm.activity.binding.move': move,
  'crm.activity.binding.list': (context, params) => {
    required(params, ['activityId']);
    const activity = context.portal.crm.activities.get(int(param(params, 'activityId')));
    // GUESS: the answer for an unknown activity is that for one the user may not read (the page has no NOT_FOUND).
    if (!activity) throw fail('ACCESS_DENIED', 'Access denied');
    return activity.bindings
      .filter((binding) => {
        const item = context.portal.crm.find(binding);
        return item !== undefined && mayRead(context.user, item);
      })
      .map((binding) => ({ entityTypeId: binding.entityTypeId, entityId: binding.id }));
  },
});
