import assert from 'node:assert/strict';
import { boundTo, key, keyOf, lastDecision, openLeads, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

/** Kinds of the open suggestions with their items. */
async function suggested(tracker: Tracker) {
  const all = await openSuggestions(tracker);
  return all.map(({ kind, items }) => [kind, items.map((item) => keyOf(item)).sort()]).sort();
}

/** A contact that is there before the chat. */
function contactBefore(
  tracker: Tracker,
  card: Parameters<ReturnType<Tracker['portal']['person']>['createContact']>[0],
) {
  const contact = tracker.portal.person().createContact(card);
  tracker.sim.advance(DAY);
  return contact;
}

describe('a join needs no contradiction (docs/spec.md 5)', () => {
  for (const [language, contact, writer, text] of [
    [
      'ru',
      { name: 'Игорь', lastName: 'Петров', phones: ['+79161234567'] },
      ['Елена', 'Смирнова'],
      '8 916 123-45-67, elena@mail.ru',
    ],
    [
      'es',
      { name: 'Pedro', lastName: 'Ruiz', phones: ['600 123 456'] },
      ['Ana', 'García'],
      'tel 600123456; mi correo es ana.garcia@example.com',
    ],
    [
      'de',
      { name: 'Jürgen', lastName: 'Müller', emails: ['familie@example.de'] },
      ['Anna', 'Schmidt'],
      'Mail: familie@example.de, Tel 0151 23456789',
    ],
  ] as const) {
    it(`F17: ${writer.join(' ')} gives what is ${contact.name}’s: nothing of hers is written on him, the join is suggested`, async () => {
      await withTracker({ language, license: `${language}_std` }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const him = contactBefore(tracker, contact);
        const before = JSON.stringify([him.phones, him.emails]);
        const chat = portal.customer({
          connector: 'telegrambot',
          line: line.id,
          name: writer[0],
          lastName: writer[1],
        });
        chat.write(text);
        await tracker.waitUntilIdle();

        assert.equal(JSON.stringify([him.phones, him.emails]), before);
        assert.ok(!boundTo(portal, chat).includes(key(him)));
        assert.equal(openLeads(portal).length, 1, 'her own lead stays');
        assert.ok(
          (await suggested(tracker)).some(
            ([kind, items]) => kind === 'samePerson' && items?.includes(key(him)),
          ),
        );
      });
    });
  }

  it('F17: the same names in another script, order and case join', async () => {
    await withTracker({ language: 'ru', license: 'ru_std' }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const olga = contactBefore(tracker, { name: 'Ольга', lastName: 'Иванова', phones: ['+79161234567'] });
      portal
        .customer({ connector: 'telegrambot', line: line.id, name: 'IVANOVA', lastName: 'Olga' })
        .write('8 916 123-45-67');
      await tracker.waitUntilIdle();
      assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(olga));
    });
  });

  for (const [text, emails] of [
    ['8 916 765-43-21 office@firma-demo.ru', ['office@firma-demo.ru']],
    ['почта buh@firma-demo.ru, телефон 8 916 765-43-21', ['buh@firma-demo.ru']],
    ['мой телефон +7 916 765 43 21, пишите на sales-2@firma-demo.ru', ['sales-2@firma-demo.ru']],
  ] as const) {
    it(`F16: a mailbox of a role only suggests: ${text}`, async () => {
      await withTracker({ language: 'ru', license: 'ru_std' }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const client = contactBefore(tracker, { name: 'Мария', emails: [...emails] });
        const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Иван' });
        chat.write(text);
        await tracker.waitUntilIdle();
        assert.deepEqual([client.phones, client.emails], [[], [...emails]]);
        const [lead] = openLeads(portal);
        assert.ok(lead, 'the writer’s lead stays open');
        assert.deepEqual(lead.phones, ['+79167654321']);
        assert.deepEqual(lead.emails, []);
        assert.deepEqual(await suggested(tracker), [['samePerson', [key(client)]]]);
      });
    });
  }

  it('F16: a personal e-mail of a customer who has another phone only suggests', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = contactBefore(tracker, { name: 'Ana', phones: ['600123456'], emails: ['ana@example.com'] });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('ana@example.com, tel. 611 222 333');
      await tracker.waitUntilIdle();
      assert.deepEqual(ana.phones, ['600123456']);
      assert.deepEqual(await suggested(tracker), [['samePerson', [key(ana)]]]);
    });
  });

  it('a suggested join is one click, and asks only once', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      contactBefore(tracker, { name: 'Ana', emails: ['info@example.com'] });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id });
      chat.write('info@example.com');
      await tracker.waitUntilIdle();
      assert.equal((await lastDecision(tracker)).outcome, 'suggested');
      portal.resetLog();
      chat.write('info@example.com por favor');
      await tracker.waitUntilIdle();
      assert.equal(portal.countRequests(), 0);
      assert.equal((await openSuggestions(tracker)).length, 1);
    });
  });
});

describe('F3: a remembered phone under other names', () => {
  it('brings the second chat, suggests the third, and is nobody’s from the threshold on', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chats = ['Ana', '', 'Berta', 'Carmen', 'Dora'].map((name) =>
        portal.customer({ connector: 'telegrambot', line: line.id, name }),
      );
      const outcomes: unknown[] = [];
      for (const chat of chats) {
        chat.write('600 123 456');
        await tracker.waitUntilIdle();
        const { rule, outcome } = await lastDecision(tracker);
        outcomes.push([rule, outcome]);
        tracker.sim.advance(DAY);
      }
      assert.deepEqual(outcomes, [
        [6, 'bound'],
        [3, 'bound'],
        [3, 'suggested'],
        [6, 'bound'],
        [6, 'bound'],
      ]);
      const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
      assert.deepEqual([...new Set(kinds)].sort(), ['samePerson', 'sharedIdentifier']);
      assert.equal(openLeads(portal).length, 4, 'one card each, but for the one chat that had no name');
    });
  });

  it('brings a third chat under the same name, or under none', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      for (const name of ['Ana García', 'Ana', '', 'GARCIA ANA']) {
        portal.customer({ connector: 'telegrambot', line: line.id, name }).write('600 123 456');
        await tracker.waitUntilIdle();
        tracker.sim.advance(DAY);
      }
      assert.equal(openLeads(portal).length, 1);
    });
  });
});

describe('F17: one person several times in the CRM', () => {
  it('three contacts of one name behind one number are duplicates: one is chosen, the others are to be merged', async () => {
    await withTracker({ language: 'ru', license: 'ru_std' }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      for (const [name, lastName] of [
        ['Ольга', 'Иванова'],
        ['Olga', 'Ivanova'],
        ['иванова', 'ольга'],
      ] as const)
        contactBefore(tracker, { name, lastName, phones: ['+79161234567'] });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('8 916 123-45-67');
      await tracker.waitUntilIdle();
      assert.equal((await lastDecision(tracker)).rule, 8);
      assert.deepEqual(
        (await suggested(tracker)).map(([kind]) => kind),
        ['mergeDuplicates'],
      );
    });
  });
});

describe('F7: extensions of a switchboard', () => {
  for (const [text, expected] of [
    ['мой рабочий +7 495 123-45-67 доб. 102', 1],
    ['+7 495 123-45-67, вн. 101', 0],
    ['рабочий +7 (495) 123-45-67 доб.102, звоните', 1],
    ['+7 495 123-45-67', undefined],
    ['+7 495 123-45-67 доб. 103', undefined],
  ] as const) {
    it(`F7: ${text}`, async () => {
      await withTracker({ language: 'ru', license: 'ru_std' }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const contacts = ['101', '102'].map((extension) =>
          contactBefore(tracker, { name: `N${extension}`, phones: [`+74951234567#${extension}`] }),
        );
        portal.customer({ connector: 'telegrambot', line: line.id }).write(text);
        await tracker.waitUntilIdle();
        const decision = await lastDecision(tracker);
        const kinds = (await suggested(tracker)).map(([kind]) => kind);
        if (expected === undefined) {
          assert.deepEqual([decision.outcome, kinds], ['suggested', ['samePerson']]);
          return;
        }
        const contact = contacts[expected];
        assert.ok(contact);
        assert.deepEqual([keyOf(decision.customerRef), kinds], [key(contact), []]);
        assert.equal(contact.phones.length, 1);
      });
    });
  }

  it('F7: an extension in German is read; nobody is remembered by a switchboard', async () => {
    await withTracker({ language: 'de', license: 'de_std' }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('+49 30 901820 Durchwahl 17');
      await tracker.waitUntilIdle();
      portal.customer({ connector: 'viber', line: line.id }).write('+49 30 901820 Durchwahl 18');
      await tracker.waitUntilIdle();
      assert.equal(openLeads(portal).length, 2);
    });
  });
});
