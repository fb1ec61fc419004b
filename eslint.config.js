import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(
  globalIgnores([
    "build/",
    ".data/",
    ".cache/",
    "app/shopify/generated.ts",
    "devstore/stream/segments/",
    "extensions/live-basket/assets/*.min.js",
    "tests/fixtures/",
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true },
  },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "prefer-const": "error",
      "no-var": "error",
      "object-shorthand": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // Answering early with what a call gives back, which is nothing, reads well enough.
      "@typescript-eslint/no-confusing-void-expression": "off",
      // An event listener may be asynchronous: a rejection nobody handles ends the process, as it should.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      // A function of an asynchronous interface stays asynchronous when one of its forms needs no waiting.
      "@typescript-eslint/require-await": "off",
      // Records serve as tables that are saved as JSON.
      "@typescript-eslint/no-dynamic-delete": "off",
      // Remix answers early by throwing a Response.
      "@typescript-eslint/only-throw-error": ["error", { allow: ["Response", { from: "lib", name: "Response" }] }],
    },
  },
  {
    files: ["app/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    extends: [jsxA11y.flatConfigs.recommended],
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    // The compiler knows the names of each place better (`// @ts-check` in the storefront's elements).
    files: ["**/*.{js,mjs}"],
    rules: { "no-undef": "off" },
  },
  {
    // Programs for people at a terminal
    files: ["scripts/**", "bench/**", "devstore/main.ts", "devstore/commands/**"],
    rules: { "no-console": "off" },
  },
);
