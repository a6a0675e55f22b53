import assert from 'node:assert/strict';
import { crmTypes, typesWithField } from '../../../src/domain/crm-type.ts';
import type { IdentifierKind } from '../../../src/domain/identifiers/identifier-kind.ts';
import { identifierKinds } from '../../../src/domain/identifiers/identifier-kind.ts';
import {
  identifierKey,
  identifierSchema,
  identityOfKey,
  keyOfStoredValue,
  keyOfWritten,
} from '../../../src/domain/identifiers/identifier.ts';
import { identifierSpecs, kindOfField, strongestKind } from '../../../src/domain/identifiers/registry.ts';
import { mask } from '../../../src/observability/mask.ts';

interface Sample {
  readonly value: string;
  /** Other ways in which people and the CRM write it. */
  readonly written: readonly string[];
}

const samples: Readonly<Record<IdentifierKind, Sample>> = {
  phone: { value: '+34600123456', written: ['600 12 34 56', '+34 600-123-456', '0034600123456'] },
  email: { value: 'ana@example.com', written: ['ANA@Example.com', 'mailto:ana@example.com'] },
};

/** Values of which another spelling is the same: their key is not made of what is written. */
const sameIdentity: Readonly<Partial<Record<IdentifierKind, readonly string[]>>> = {
  phone: [
    '+5511987654321',
    '+551187654321',
    '+5215512345678',
    '+525512345678',
    '+5491123456789',
    '+77012345678',
  ],
};

describe('every kind of identifier', () => {
  for (const kind of identifierKinds) {
    describe(kind, () => {
      const { value, written } = samples[kind];
      const key = keyOfWritten(kind, value, ['ES']);
      const others = identifierKinds.filter((other) => other !== kind);

      it('has one key for every way of writing it, and none for a value of another kind', () => {
        assert.equal(key, `${kind}:${value}`);
        for (const form of written) assert.equal(keyOfWritten(kind, form, ['ES']), key, form);
        for (const other of others) assert.equal(keyOfWritten(kind, samples[other].value, ['ES']), undefined);
      });

      it('has a key whose identity has the same key: lists of keys are shown and taken back by it', () => {
        for (const each of [value, ...(sameIdentity[kind] ?? [])]) {
          const own = keyOfStoredValue(each);
          assert.ok(own, each);
          assert.equal(keyOfStoredValue(identityOfKey(own)), own);
        }
      });

      it('is known by its normal form, which is that of no other kind', () => {
        assert.equal(keyOfStoredValue(value), key);
        for (const other of others)
          assert.equal(identifierSpecs[other].schema.safeParse(value).success, false, other);
      });

      it('has a field of its own in the CRM, on types that can be searched', () => {
        const { field } = identifierSpecs[kind];
        assert.equal(kindOfField(field), kind);
        assert.deepEqual(typesWithField(field), ['lead', 'contact', 'company']);
      });

      it('is stored with its kind, a value of that kind and an origin', () => {
        const identifier = { kind, value, identity: value, origin: 'typed' };
        assert.equal(identifierKey(identifierSchema.parse(identifier)), key);
        for (const broken of [
          { ...identifier, kind: 'constructor' },
          { ...identifier, origin: 'guessed' },
          { ...identifier, value: 'constructor' },
          ...others.map((other) => ({ ...identifier, kind: other })),
        ])
          assert.equal(identifierSchema.safeParse(broken).success, false, JSON.stringify(broken));
      });

      it('is not shown in logs', () => {
        for (const form of [value, ...written])
          assert.doesNotMatch(mask(`it says ${form}, so`), /600|12|ana|example/i, form);
      });
    });
  }

  it('has a place of its own where kinds name different customers', () => {
    const ranked = [...identifierKinds].map((kind) => identifierSpecs[kind].precedence);
    assert.equal(new Set(ranked).size, identifierKinds.length);
    assert.equal(strongestKind(identifierKinds), 'phone');
    assert.equal(strongestKind([]), undefined);
  });

  it('a text of no kind has no key', () => {
    for (const text of ['', 'constructor', '20260514', 'ana', ...crmTypes])
      assert.equal(keyOfStoredValue(text), undefined);
  });
});
