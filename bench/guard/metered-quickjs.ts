import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC, type QuickJSContext } from "quickjs-emscripten";
import { meter } from "./wasm-meter.ts";

/** A program in QuickJS, compiled to WebAssembly as Shopify's CLI does it, that tells how many instructions a call takes. */
export interface MeteredProgram {
  call(input: string): { readonly output: string; readonly instructions: number };
}

/**
 * Loads a script that makes a global function `main` of text to text. Reading the script is not counted: Shopify's CLI compiles
 * it at deploy.
 */
export async function openMeteredProgram(script: string): Promise<MeteredProgram> {
  const quickjsPath = createRequire(import.meta.url).resolve("quickjs-emscripten");
  const path = createRequire(quickjsPath).resolve("@jitl/quickjs-wasmfile-release-sync/wasm");
  const { instance, quickjs } = await openMeteredQuickjs(await readFile(path));
  const counter = instance.exports["instructions"];
  if (!(counter instanceof WebAssembly.Global)) throw new TypeError("the module does not count");
  const context = quickjs.newContext();
  context.unwrapResult(context.evalCode(script, "guard.js")).dispose();
  const main = context.getProp(context.global, "main");
  return {
    call(input) {
      const argument = context.newString(input);
      counter.value = 0n;
      const result = context.unwrapResult(context.callFunction(main, context.undefined, argument));
      const instructions = Number(counter.value);
      const output = context.getString(result);
      result.dispose();
      argument.dispose();
      return { output, instructions };
    },
  };
}

interface MeteredQuickjs {
  readonly instance: WebAssembly.Instance;
  readonly quickjs: { newContext(): QuickJSContext };
}

async function openMeteredQuickjs(wasm: Uint8Array): Promise<MeteredQuickjs> {
  const module = await WebAssembly.compile(new Uint8Array(meter(wasm)));
  let instance: WebAssembly.Instance | undefined;
  const metered = newVariant(RELEASE_SYNC, {
    emscriptenModule: {
      instantiateWasm(imports, onSuccess) {
        instance = new WebAssembly.Instance(module, imports);
        onSuccess(instance);
        return instance.exports;
      },
    },
  });
  const quickjs = await newQuickJSWASMModuleFromVariant(metered);
  if (instance === undefined) throw new TypeError("QuickJS was not made of the metered module");
  return { instance, quickjs };
}
