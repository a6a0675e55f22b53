import assert from 'node:assert/strict';
import request from 'supertest';
import { z } from 'zod';
import { member, portalRecord } from '../bitrix24/portal-fixture.ts';
import { applicationToken, eventBody, encodeForm } from './request-bodies.ts';
import { manifest, createTrackerApp, type TrackerApp } from './tracker-app.ts';

const type = 'application/x-www-form-urlencoded';
const problem = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), advice: z.string().optional() }),
});

describe('POST /events', () => {
  let tracker: TrackerApp;

  beforeEach(async () => {
    tracker = await createTrackerApp('http://127.0.0.1:9');
    await tracker.stores.portals.put(portalRecord({ applicationToken }));
  });

  const post = (body: string, contentType = type): request.Test =>
    request(tracker.app).post('/events').set('Content-Type', contentType).send(body);

  async function assertProblem(answer: request.Test, status: number, code: string): Promise<void> {
    const response = await answer;
    assert.deepEqual([response.status, problem.parse(response.body).error.code], [status, code]);
    assert.deepEqual(tracker.accepted, []);
  }

  it('passes a verified event on and answers 200', async () => {
    assert.equal((await post(eventBody('ONOPENLINEMESSAGEADD', { access_token: 'secret' }))).status, 200);
    const [accepted] = tracker.accepted;
    assert.equal(tracker.accepted.length, 1);
    assert.deepEqual(
      [accepted?.member, accepted?.name, accepted?.ts],
      [member, 'ONOPENLINEMESSAGEADD', '1696527000'],
    );
    const { DATA } = z
      .object({ DATA: z.array(z.object({ message: z.looseObject({ text: z.string() }) })) })
      .parse(accepted?.data);
    assert.equal(DATA[0]?.message.text, 'hello');
    assert.doesNotMatch(JSON.stringify(accepted), /secret|51856fefc/);
  });

  it('accepts event names in any case', async () => {
    await post(eventBody('onCrmLeadAdd'));
    assert.equal(tracker.accepted[0]?.name, 'ONCRMLEADADD');
  });

  it('answers 500 when the event cannot be stored', async () => {
    tracker.failAcceptEvent = true;
    const answer = await post(eventBody('ONCRMLEADADD'));
    assert.equal(answer.status, 500);
    assert.doesNotMatch(answer.text, /disk|handlers/);
  });

  it('answers 200 to an event that is not in the manifest and ignores it', async () => {
    assert.equal((await post(eventBody('ONSOMETHINGNEW'))).status, 200);
    assert.deepEqual(tracker.accepted, []);
  });

  it('rejects a wrong application token', () =>
    assertProblem(
      post(eventBody('ONCRMLEADADD', { application_token: 'guess' })),
      403,
      'WRONG_APPLICATION_TOKEN',
    ));
  it('rejects a missing application token', () =>
    assertProblem(
      post(encodeForm({ event: 'ONCRMLEADADD', auth: { member_id: member } })),
      403,
      'WRONG_APPLICATION_TOKEN',
    ));
  it('rejects an unknown portal', () =>
    assertProblem(post(eventBody('ONCRMLEADADD', { member_id: 'unknown-portal' })), 403, 'UNKNOWN_PORTAL'));
  it('rejects a body that is no event', () => assertProblem(post('a=b'), 400, 'NOT_AN_EVENT'));
  it('rejects an empty body', () => assertProblem(post(''), 400, 'NOT_AN_EVENT'));
  it('rejects JSON', () =>
    assertProblem(post('{"event":"ONCRMLEADADD"}', 'application/json'), 415, 'UNSUPPORTED_MEDIA_TYPE'));
  it('rejects another charset', () =>
    assertProblem(post('a=b', `${type}; charset=koi8-r`), 415, 'UNSUPPORTED_CHARSET'));
  it('rejects invalid percent encoding', () =>
    assertProblem(post('event=%E0%A4%A&a=%'), 400, 'BROKEN_ENCODING'));
  it('rejects bytes that are not UTF-8', () => assertProblem(post('event=%FF%FE'), 400, 'BROKEN_ENCODING'));
  it('rejects a body of more than 256 kB', () =>
    assertProblem(post(`a=${'x'.repeat(256 * 1024)}`), 413, 'BODY_TOO_LARGE'));
  it('rejects more than 500 parameters', () =>
    assertProblem(post('a=1&'.repeat(500) + 'a=1'), 413, 'TOO_MANY_PARAMETERS'));
  it('rejects a name of more than 512 characters', () =>
    assertProblem(post(`${'%D0%B0'.repeat(513)}=1`), 413, 'NAME_TOO_LONG'));
  it('rejects deep nesting', () => assertProblem(post(`a${'[b]'.repeat(13)}=1`), 400, 'NESTED_TOO_DEEPLY'));

  it('accepts a large body within the limits', async () => {
    const files = Array.from({ length: 200 }, (_, index) => ({ name: `f${index}`, link: 'x'.repeat(1000) }));
    assert.equal(
      (await post(eventBody('ONOPENLINEMESSAGEADD', {}, { DATA: { message: { files } } }))).status,
      200,
    );
    const data = z
      .object({ DATA: z.object({ message: z.object({ files: z.array(z.unknown()) }) }) })
      .parse(tracker.accepted[0]?.data);
    assert.equal(data.DATA.message.files.length, 200);
  });

  it('accepts keys such as __proto__ without polluting prototypes', async () => {
    const body = `${eventBody('ONCRMLEADADD')}&data[__proto__][polluted]=1&data[constructor]=2&hasOwnProperty=3&toString=4`;
    assert.equal((await post(body)).status, 200);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  for (const path of Object.values(manifest.handlers)) {
    it(`answers HEAD and GET at ${path}`, async () => {
      assert.equal((await request(tracker.app).head(path)).status, 200);
      const answer = await request(tracker.app).get(path);
      assert.equal(answer.status, 200);
      assert.match(answer.text, /Bitrix24/);
      assert.equal(answer.headers['x-frame-options'], undefined);
    });
  }

  it('answers other paths with 404 and a code', async () => {
    const answer = await request(tracker.app).get('/nothing');
    assert.deepEqual([answer.status, problem.parse(answer.body).error.code], [404, 'NOT_FOUND']);
  });
});

describe('health, readiness and metrics', () => {
  it('answer 200; readiness answers 503 when the stores fail', async () => {
    const { app, stores } = await createTrackerApp('http://127.0.0.1:9');
    assert.equal((await request(app).get('/health')).status, 200);
    assert.equal((await request(app).get('/ready')).status, 200);
    const metrics = await request(app).get('/metrics');
    assert.deepEqual([metrics.status, metrics.type], [200, 'text/plain']);
    Object.assign(stores, { ping: () => Promise.reject(new Error('closed')) });
    assert.equal((await request(app).get('/ready')).status, 503);
    assert.equal((await request(app).get('/health')).status, 200);
  });
});
