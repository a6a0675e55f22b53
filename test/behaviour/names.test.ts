import assert from 'node:assert/strict';
import { crmContent } from '../helpers/crm-content.ts';
import { key, lastDecision, keyOf } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('names of contacts (docs/spec.md 6.8)', () => {
  for (const { before, after } of [
    { before: { name: '', lastName: '' }, after: ['Ana', 'Vega'] },
    { before: { name: 'Guest', lastName: '' }, after: ['Ana', 'Vega'] },
    { before: { name: 'Anita', lastName: '' }, after: ['Anita', ''] },
    { before: { name: '', lastName: 'Vega Ruiz' }, after: ['', 'Vega Ruiz'] },
  ]) {
    it(`"${before.name} ${before.lastName}" becomes "${after.join(' ')}"`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const contact = portal.person().createContact({ ...before, phones: ['+34600123456'] });
        tracker.sim.advance(DAY);
        portal
          .customer({ connector: 'telegrambot', line: line.id, name: 'Ana', lastName: 'Vega' })
          .write('600123456');
        await tracker.waitUntilIdle();

        assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(contact));
        assert.deepEqual([contact.name, contact.lastName], after);
      });
    });
  }

  it('the placeholder name of a channel guest is not written', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const contact = portal.person().createContact({ name: '', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      assert.equal(contact.name, '');
    });
  });
});

describe('data entered by users (docs/spec.md 6.2)', () => {
  it('is neither changed nor removed', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const rosa = portal.person(portal.addUser({ name: 'Rosa' }));
      const ana = rosa.createContact({
        name: 'Ana',
        lastName: 'Vega',
        phones: [
          { value: '600 12 34 56 (tardes)', type: 'MOBILE' },
          { value: '600 123 456', type: 'HOME' },
        ],
        emails: ['ANA@Example.com'],
        fields: { comments: 'Alergia a los gatos', sourceId: 'CALL' },
      });
      rosa.createDeal({ title: 'Boda', contactIds: [ana.id], fields: { opportunity: 900 } });
      rosa.createContact({ name: 'Otra', phones: ['+34911111111'] });
      tracker.sim.advance(DAY);
      const before = crmContent(portal);
      portal
        .customer({ connector: 'livechat', line: line.id, name: 'Anita' })
        .write('soy Ana: 600123456, ana@example.com y ana2@example.com');
      await tracker.waitUntilIdle();

      const after = crmContent(portal);
      const imol = 'IM OPENLINE imol|';
      const withoutAdditions = {
        ...after,
        contacts: after.contacts.map((contact) => ({
          ...contact,
          communications: contact.communications.filter(
            (value) => value !== 'EMAIL WORK ana2@example.com' && !value.startsWith(imol),
          ),
        })),
      };
      assert.deepEqual(withoutAdditions.contacts, before.contacts);
      assert.deepEqual(withoutAdditions.deals, before.deals);
      assert.deepEqual(withoutAdditions.companies, before.companies);
      assert.deepEqual(ana.emails, ['ANA@Example.com', 'ana2@example.com']);
    });
  });
});
