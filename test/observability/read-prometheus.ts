import assert from 'node:assert/strict';

type Labels = Readonly<Record<string, string>>;

interface Sample {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

export interface Samples {
  readonly text: string;
  /** Value of the sample with exactly these labels. */
  get(name: string, labels: Labels): number | undefined;
  all(name: string): readonly Sample[];
  /** Sum of all samples with at least these labels. */
  sum(name: string, labels?: Labels): number;
}

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?(?:[\d.]+(?:e[+-]?\d+)?|Inf)|\+Inf|[Nn]a[Nn])$/;
const label = /^([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/;

/** Parses Prometheus' text format 0.0.4; fails the test when the format is violated. */
export function readPrometheus(text: string): Samples {
  assert.ok(text.endsWith('\n'), 'the last line ends with a line feed');
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    const type = /^# TYPE (\S+) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (type) {
      assert.ok(!types.has(type[1]!), `${type[1]} has one type`);
      types.set(type[1]!, type[2]!);
    }
    if (line === '' || line.startsWith('#')) continue;
    const [, name, labels = '', value] = sampleLine.exec(line) ?? assert.fail(`not a sample: ${line}`);
    const family = name!.replace(/_(?:bucket|sum|count)$/, '');
    assert.ok(types.has(name!) || types.has(family), `${name} has a type`);
    samples.push({ name: name!, labels: labelsOf(labels), value: Number(value!.replace('Inf', 'Infinity')) });
  }
  const has = (sample: Sample, labels: Labels): boolean =>
    Object.entries(labels).every(([key, value]) => sample.labels[key] === value);
  const all = (name: string) => samples.filter((sample) => sample.name === name);
  return {
    text,
    all,
    get: (name, labels) =>
      all(name).find(
        (sample) => has(sample, labels) && Object.keys(sample.labels).length === Object.keys(labels).length,
      )?.value,
    sum: (name, labels = {}) =>
      all(name)
        .filter((sample) => has(sample, labels))
        .reduce((sum, { value }) => sum + value, 0),
  };
}

function labelsOf(text: string): Labels {
  const labels: Record<string, string> = {};
  for (let remaining = text; remaining !== '';) {
    const [whole, key, value] = label.exec(remaining) ?? assert.fail(`not a label: ${remaining}`);
    labels[key!] = value!;
    remaining = remaining.slice(whole.length);
  }
  return labels;
}
