import { HttpProblem } from './http-problem.ts';

/** Above what Bitrix24 sends: a message with ten files has under 150 parameters, none deeper than 6. */
const MAX_PARAMETERS = 500;
const MAX_NAME_LENGTH = 512;
const MAX_DEPTH = 12;

interface Parameter {
  /** `['data', 'FIELDS', 'ID']` for `data[FIELDS][ID]`; an empty part takes the next free index. */
  readonly path: readonly string[];
  /** Still percent-encoded. */
  readonly value: string;
}

/** Values by their names, an object for nested ones; later parameters replace earlier ones, as in PHP. */
type Node = Map<string, Node | string>;

/**
 * A form with PHP's brackets in its names (docs/bitrix24/events.md#body). Only names are read at once; values are
 * decoded and nested on demand, so that a form of an unverified sender costs no more than finding its parameters.
 */
export class PostedForm {
  readonly #parameters: readonly Parameter[];

  private constructor(parameters: readonly Parameter[]) {
    this.#parameters = parameters;
  }

  /** Throws `HttpProblem` for broken encoding and for more or deeper parameters than Bitrix24 sends. */
  static parse(body: Uint8Array): PostedForm {
    return new PostedForm(splitForm(decodeUtf8(body)).map(toParameter));
  }

  has(name: string): boolean {
    return this.#parameters.some(({ path }) => path[0] === name);
  }

  /**
   * Decoded, nested values of these top-level names, or of all. A list where every name is an index, as in PHP's JSON.
   * Names `__proto__` are left out. Throws `HttpProblem` for broken encoding.
   */
  values(...names: readonly string[]): Readonly<Record<string, unknown>> {
    const root: Node = new Map();
    for (const { path, value } of this.#parameters) {
      if (path.includes('__proto__')) continue;
      if (names.length === 0 || names.includes(path[0] ?? '')) insert(root, path, decodePercent(value));
    }
    return toObject(root);
  }
}

function decodeUtf8(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw brokenEncoding(error);
  }
}

function decodePercent(text: string): string {
  try {
    const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
    return spaced.includes('%') ? decodeURIComponent(spaced) : spaced;
  } catch (error) {
    throw brokenEncoding(error);
  }
}

/** Replacing what is broken would change the customer's text. */
function brokenEncoding(cause: unknown): HttpProblem {
  return new HttpProblem(400, 'BROKEN_ENCODING', 'Send percent-encoded UTF-8.', cause);
}

function splitForm(form: string): readonly string[] {
  const parts = form === '' ? [] : form.split('&', MAX_PARAMETERS + 1);
  if (parts.length > MAX_PARAMETERS)
    throw new HttpProblem(413, 'TOO_MANY_PARAMETERS', `Send at most ${MAX_PARAMETERS} parameters.`);
  return parts;
}

function toParameter(part: string): Parameter {
  const equals = part.indexOf('=');
  const name = equals < 0 ? part : part.slice(0, equals);
  // Every character of a name takes at most 9 when it is encoded.
  if (name.length > 9 * MAX_NAME_LENGTH) throw nameTooLong();
  return { path: pathOf(decodePercent(name)), value: equals < 0 ? '' : part.slice(equals + 1) };
}

/** The parts of `name[part][part]`. A name with other brackets is one part: it names nothing that the app reads. */
function pathOf(name: string): readonly string[] {
  if (name.length > MAX_NAME_LENGTH) throw nameTooLong();
  const open = name.indexOf('[');
  if (open <= 0 || !name.endsWith(']')) return [name];
  const nested = name.slice(open + 1, -1).split('][');
  if (nested.some((part) => part.includes('[') || part.includes(']'))) return [name];
  if (nested.length > MAX_DEPTH)
    throw new HttpProblem(400, 'NESTED_TOO_DEEPLY', `Nest parameters at most ${MAX_DEPTH} deep.`);
  return [name.slice(0, open), ...nested];
}

function nameTooLong(): HttpProblem {
  return new HttpProblem(413, 'NAME_TOO_LONG', `Send names of at most ${MAX_NAME_LENGTH} characters.`);
}

function insert(root: Node, path: readonly string[], value: string): void {
  let node = root;
  for (const [depth, part] of path.entries()) {
    const key = part === '' && depth > 0 ? String(node.size) : part;
    if (depth === path.length - 1) {
      node.set(key, value);
      return;
    }
    const known = node.get(key);
    const next: Node = known instanceof Map ? known : new Map<string, Node | string>();
    if (next !== known) node.set(key, next);
    node = next;
  }
}

const isIndex = (key: string): boolean => /^(?:0|[1-9]\d{0,2})$/.test(key);

function toObject(node: Node): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...node].map(([key, inner]) => [key, toValue(inner)]));
}

function toValue(node: Node | string): unknown {
  if (typeof node === 'string') return node;
  if (![...node.keys()].every(isIndex)) return toObject(node);
  return [...node].sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => toValue(inner));
}
