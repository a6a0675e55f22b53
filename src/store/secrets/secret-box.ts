import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { StoreError } from '../store-error.ts';

/** Encrypts small secrets at rest. */
export interface SecretBox {
  seal(text: string): string;
  /** Throws `SECRET_UNREADABLE` for anything that none of the keys sealed. */
  open(sealed: string): string;
  /** Whether the newest key sealed it. */
  isCurrent(sealed: string): boolean;
}

export interface SecretBoxOptions {
  /** The first encrypts, all decrypt: to rotate, put the new key first and leave the old one after it. */
  readonly keys: readonly string[];
}

interface DerivedKey {
  readonly id: string;
  readonly key: Buffer;
}

const ALGORITHM = 'aes-256-gcm';
const FORMAT = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with keys derived from SECRET_KEY; each sealed text contains the id of its key. */
export function createSecretBox({ keys }: SecretBoxOptions): SecretBox {
  const derived = keys.map(derive);
  const [first] = derived;
  if (first === undefined || keys.some((key) => key === '')) {
    throw new StoreError(
      'SECRET_KEY_EMPTY',
      'No secret key to encrypt with.',
      'Set SECRET_KEY, or leave it unset so that one is generated in DATA_DIR.',
    );
  }
  const byId = new Map(derived.map((key) => [key.id, key]));
  return {
    seal: (text) => sealWith(first, text),
    open: (sealed) => openWith(byId, sealed),
    isCurrent: (sealed) => sealed.startsWith(`${FORMAT}.${first.id}.`),
  };
}

function derive(secret: string): DerivedKey {
  const part = (info: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, 'chat-tracker secret box', info, length));
  return { id: part('key id', 6).toString('base64url'), key: part('key', 32) };
}

function sealWith({ id, key }: DerivedKey, text: string): string {
  const head = `${FORMAT}.${id}`;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(head));
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${head}.${body.toString('base64url')}`;
}

function openWith(keys: ReadonlyMap<string, DerivedKey>, sealed: string): string {
  const [version, id, body, ...rest] = sealed.split('.');
  const key = keys.get(id ?? '');
  if (version !== FORMAT || body === undefined || rest.length > 0)
    throw unreadable('It is not in the format of this app.');
  if (key === undefined) throw unreadable(`It was sealed with another key (${id ?? ''}).`);
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) throw unreadable('It is cut short.');
  try {
    const decipher = createDecipheriv(ALGORITHM, key.key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(`${FORMAT}.${key.id}`))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw unreadable('It was changed after it was sealed.', cause);
  }
}

/** Whether none of the keys decrypts it. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'SECRET_UNREADABLE';
}

/** The error for a sealed text that cannot be used. `why`: a sentence without the text. */
export function unreadable(why: string, cause?: unknown): StoreError {
  return new StoreError(
    'SECRET_UNREADABLE',
    `A stored secret cannot be opened. ${why}`,
    'Start with the SECRET_KEY that the data was written with (several may be listed, the newest first), or install the app in the portal again.',
    cause,
  );
}
