import { z } from 'zod';
import type { SeededRandom } from '../soak/seeded-random.ts';
import { hostileText } from './hostile-values.ts';

/** The parts of a JSON schema that the contract uses. */
interface JsonSchema {
  readonly type?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly items?: JsonSchema | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
}
const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(jsonSchema).optional(),
    items: jsonSchema.optional(),
    properties: z.record(z.string(), jsonSchema).optional(),
    required: z.array(z.string()).optional(),
  }),
);

const texts = ['1', 'deal:1', 'contact:1', 'telegrambot|1|7001|3', '600123456', 'phone:+34600123400', '-1'];
const known = new WeakMap<z.ZodType, JsonSchema>();

/** A value of the types that a schema asks for; texts and numbers are ids that exist, or hostile. */
export function fitting(schema: z.ZodType, random: SeededRandom): unknown {
  let described = known.get(schema);
  if (!described) {
    described = jsonSchema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    known.set(schema, described);
  }
  return valueOf(described, random);
}

function valueOf(schema: JsonSchema, random: SeededRandom): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.anyOf) return valueOf(random.pick(schema.anyOf), random);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) === true || random.chance(0.5))
          .map(([name, inner]) => [name, valueOf(inner, random)]),
      );
    case 'array':
      return Array.from({ length: random.integerBelow(4) }, () => valueOf(schema.items ?? {}, random));
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'number':
      return random.pick([1, 2, 5, 100, 0, -1, 1.5, 2 ** 40, Date.now()]);
    default:
      return random.chance(0.7) ? random.pick(texts) : hostileText(random);
  }
}
