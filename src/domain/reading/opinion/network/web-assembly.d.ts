/** What matrix-memory.ts uses of WebAssembly: the types of Node.js have none, those of browsers would bring all of theirs. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  const Module: new (bytes: Uint8Array) => object;
  class Instance {
    constructor(module: object, imports: { readonly reader: { readonly memory: Memory } });
    /** Of multiply.wat. */
    readonly exports: { readonly multiply: (...values: readonly number[]) => void };
  }
}
