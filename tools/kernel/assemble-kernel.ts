import wabt from 'wabt';

/** The bytes of a WebAssembly module in the text format, which may use SIMD. */
export async function assembleKernel(source: string): Promise<Buffer> {
  const { parseWat } = await wabt();
  const module = parseWat('multiply.wat', source, { simd: true });
  try {
    return Buffer.from(module.toBinary({}).buffer);
  } finally {
    module.destroy();
  }
}
