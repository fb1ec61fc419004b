import { spawn } from "node:child_process";
import { meaningOf, SetupProblem } from "./problem.mjs";
import { log, logFile } from "./progress.mjs";
import { root } from "./root.mjs";

/** What runs now; `inForeground` is a program that ends by itself once it is asked to. */
const running = new Map();

/**
 * Passes a signal on to what runs now. What a tool leaves half done is done again at the next start.
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether a program in the foreground now ends by itself, and is to be waited for
 */
export function passOn(signal) {
  for (const child of running.keys()) child.kill(signal);
  return [...running.values()].some(({ inForeground }) => inForeground);
}

/**
 * Runs a program that has the terminal for itself, to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
export function runProgram(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
    running.set(child, { inForeground: true });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/**
 * Runs a tool to its end with its output in the set-up's log, and answers what it printed on standard output.
 * Throws a SetupProblem with one line that says what to do when the tool is missing or fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, missing?: string, failed?: (output: string) => string | null }} [options]
 * @returns {Promise<string>}
 */
export function runTool(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    log(`$ ${[command, ...args].join(" ")}\n`);
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.set(child, { inForeground: false });
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      stdout += chunk;
      output += chunk;
      log(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      log(chunk);
    });
    child.on("error", (error) => {
      running.delete(child);
      const isMissing = "code" in error && error.code === "ENOENT";
      reject(
        new SetupProblem(
          isMissing
            ? (options.missing ?? `"${command}" is not installed.`)
            : `"${command}" did not start: ${error.message}`,
        ),
      );
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve(stdout);
      const line = options.failed?.(output) ?? meaningOf(output) ?? lastWords(command, args, output, code ?? signal);
      return reject(new SetupProblem(line));
    });
  });
}

function lastWords(command, args, output, outcome) {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const telling = lines.findLast((line) => /error|failed|cannot|could not/i.test(line)) ?? lines.at(-1) ?? "";
  return `"${[command, ...args].join(" ")}" failed (${outcome}): ${telling.trim()} - details in ${logFile}`;
}
