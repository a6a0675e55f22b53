import assert from 'node:assert/strict';
import { crmContent } from '../helpers/crm-content.ts';
import { key, lastDecision, keyOf } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('names (spec 6.8)', () => {
  for (const { was, becomes } of [
    { was: { name: '', lastName: '' }, becomes: ['Ana', 'Vega'] },
    { was: { name: 'Guest', lastName: '' }, becomes: ['Ana', 'Vega'] },
    { was: { name: 'Anita', lastName: '' }, becomes: ['Anita', ''] },
    { was: { name: '', lastName: 'Vega Ruiz' }, becomes: ['', 'Vega Ruiz'] },
  ]) {
    it(`"${was.name} ${was.lastName}" becomes "${becomes.join(' ')}"`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const contact = portal.person().createContact({ ...was, phones: ['+34600123456'] });
        tracker.sim.advance(DAY);
        portal
          .customer({ connector: 'telegrambot', line: line.id, name: 'Ana', lastName: 'Vega' })
          .write('600123456');
        await tracker.settle();

        assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(contact));
        assert.deepEqual([contact.name, contact.lastName], becomes);
      });
    });
  }

  it('a guest of the channel names nobody', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const contact = portal.person().createContact({ name: '', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.settle();
      assert.equal(contact.name, '');
    });
  });
});

describe('what persons typed (spec 6.2)', () => {
  it('is neither changed nor removed on anybody', async () => {
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
      await tracker.settle();

      const after = crmContent(portal);
      const imol = 'IM OPENLINE imol|';
      const stripped = {
        ...after,
        contacts: after.contacts.map((contact) => ({
          ...contact,
          communications: contact.communications.filter(
            (value) => value !== 'EMAIL WORK ana2@example.com' && !value.startsWith(imol),
          ),
        })),
      };
      assert.deepEqual(stripped.contacts, before.contacts);
      assert.deepEqual(stripped.deals, before.deals);
      assert.deepEqual(stripped.companies, before.companies);
      assert.deepEqual(ana.emails, ['ANA@Example.com', 'ana2@example.com']);
    });
  });
});
