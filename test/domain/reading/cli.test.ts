import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { compiledProgram } from '../../helpers/compiled-program.ts';

function run(
  input: string,
  ...args: readonly string[]
): { readonly lines: readonly string[]; readonly status: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [compiledProgram('cli/extract'), ...args], {
    input,
    encoding: 'utf8',
    // Without coverage: the child's modules would be counted as well.
    env: { ...process.env, NODE_V8_COVERAGE: '' },
  });
  return { lines: stdout.split('\n').slice(0, -1), status };
}

describe('extract command', () => {
  it('prints one line of JSON per JSON string', () => {
    const texts = [
      '600 123 456, a@b.es',
      'hola',
      'llama a mi mujer: 600123456',
      '5512345678',
      'a\u2028b 600123456',
    ];
    const { lines, status } = run(
      texts.map((text) => `${JSON.stringify(text)}\n`).join(''),
      '--region',
      'ES,MX',
    );
    assert.deepEqual(lines, [
      '{"phones":["+34600123456"],"emails":["a@b.es"]}',
      '{"phones":[],"emails":[]}',
      '{"phones":[],"emails":[]}',
      '{"phones":["+525512345678"],"emails":[]}',
      '{"phones":["+34600123456"],"emails":[]}',
    ]);
    assert.equal(status, 0);
  });

  it('continues after a line that is no JSON string and exits with 1', () => {
    const { lines, status } = run('nonsense\n12\n"600123456"', '--region=es');
    assert.deepEqual(lines, [
      '{"error":"not_a_json_string"}',
      '{"error":"not_a_json_string"}',
      '{"phones":["+34600123456"],"emails":[]}',
    ]);
    assert.equal(status, 1);
  });

  it('prints refused candidates with --explain', () => {
    const { lines } = run('"pedido 612345678"\n', '--region', 'ES', '--explain');
    const reading = JSON.parse(lines[0] ?? '') as { refused: { because: string; detail: string }[] };
    assert.deepEqual(
      reading.refused.map(({ because, detail }) => [because, detail]),
      [['reference', 'pedido']],
    );
  });

  it('exits with 2 for unknown options', () => {
    assert.equal(run('', '--nonsense').status, 2);
  });
});
