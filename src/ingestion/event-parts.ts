/**
 * The objects in `DATA` of an open-line event: it is one object, a list of objects, or a map with numeric keys, as PHP
 * writes a list whose first rows are missing (docs/bitrix24/events.md#message-events). Empty where it is none of these.
 */
export function eventParts(data: unknown): readonly Readonly<Record<string, unknown>>[] {
  const content = isRecord(data) ? data['DATA'] : undefined;
  const parts: readonly unknown[] = Array.isArray(content)
    ? content
    : isRecord(content)
      ? partsOfMap(content)
      : [];
  return parts.filter(isRecord);
}

function partsOfMap(content: Readonly<Record<string, unknown>>): readonly unknown[] {
  const keys = Object.keys(content);
  const isList = keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
  return isList ? Object.values(content) : [content];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
