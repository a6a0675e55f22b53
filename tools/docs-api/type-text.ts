import { z } from 'zod';

/** The subset of JSON Schema that the contract uses. */
const jsonSchema = z.looseObject({
  /** A type with a name: described once. */
  title: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
});
type JsonSchema = z.infer<typeof jsonSchema>;

/** Renders a JSON Schema as a TypeScript type, for the documentation. */
export function typeText(raw: unknown, indent = ''): string {
  const schema = jsonSchema.parse(raw);
  if (schema.title !== undefined) return schema.title;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map((one) => typeText(one, indent)))].join(' | ');
  if (schema.type === 'array') return listText(schema, indent);
  if (schema.type === 'object') return objectText(schema, indent);
  if (schema.type === 'integer') return 'number';
  return typeof schema.type === 'string' ? schema.type : 'unknown';
}

function listText({ items }: JsonSchema, indent: string): string {
  const text = typeText(items ?? {}, indent);
  return / \| /.test(text) && !text.startsWith('{') ? `(${text})[]` : `${text}[]`;
}

function objectText({ properties, required = [], additionalProperties }: JsonSchema, indent: string): string {
  const deeper = `${indent}  `;
  const lines = Object.entries(properties ?? {}).map(
    ([name, value]) => `${deeper}${name}${required.includes(name) ? '' : '?'}: ${typeText(value, deeper)};`,
  );
  const isMap =
    typeof additionalProperties === 'object' && Object.keys(additionalProperties ?? {}).length > 0;
  if (isMap) lines.push(`${deeper}[name: string]: ${typeText(additionalProperties, deeper)};`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}
