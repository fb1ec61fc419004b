import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("every operation is valid in the Admin schema, and generated.ts is what they generate", async () => {
  const codegen = fileURLToPath(new URL("../../scripts/codegen.ts", import.meta.url));

  const run = promisify(execFile)(process.execPath, [codegen, "--check"]);

  await expect(run).resolves.toMatchObject({ stderr: "" });
}, 60_000);
