import { execute, parse, validate, type GraphQLSchema } from "graphql";
import type { AppRegistration } from "../access/app-registration.ts";
import { findInstallation } from "../access/installation.ts";
import type { Validation } from "../state/records/validation.ts";
import type { Store } from "../state/store.ts";
import { functionExtensions, type FunctionExtension } from "./function-extension.ts";
import { validationSchema } from "./function-schema.ts";
import { runIsolated } from "./isolated-function.ts";
import { validationInput, type JourneyStep, type ValidatedCart } from "./validation-input.ts";

/** What a validation holds against a cart */
export interface ValidationError {
  readonly message: string;
  /** Such as `$.cart` or `$.cart.lines[0].quantity` */
  readonly target: string;
}

export const VALIDATION_TARGET = "cart.validations.generate.run";

/** What the buyer is told when a function failed that blocks then */
const FAILED: ValidationError = { message: "A validation failed. Try again later.", target: "$.cart" };

export interface ValidationRun {
  readonly store: Store;
  readonly apps: readonly AppRegistration[];
  readonly log: (line: string) => void;
}

/**
 * Asks every active validation of the shop about a cart, as Shopify does on the online store's cart, at the checkout and at
 * the checkout of a draft; those of an uninstalled app are at rest. A function that crashes, or answers nonsense, stops the
 * buyer only where it is told to.
 */
export async function runValidations(
  { store, apps, log }: ValidationRun,
  cart: ValidatedCart,
  step: JourneyStep,
): Promise<ValidationError[]> {
  const active = store.state.validations.filter(
    ({ enabled, appId }) => enabled && findInstallation(store, appId) !== null,
  );
  if (active.length === 0) return [];
  const schema = await validationSchema(store.schemaDir);
  const answers = await Promise.all(
    active.map(async (validation) => {
      try {
        const extension = extensionOf(apps, validation);
        if (!extension) throw new Error(`the function ${validation.functionHandle} is not there any more`);
        const input = await inputFor(schema, extension, validationInput(store, { cart, step, validation }));
        return errorsIn(await runIsolated(extension, input));
      } catch (error) {
        log(
          `devstore: the validation "${validation.title}" failed: ${error instanceof Error ? error.message : String(error)}`,
        );
        return validation.blockOnFailure ? [FAILED] : [];
      }
    }),
  );
  return answers.flat();
}

/** What the function gets: the answer to its own query. Throws when the query is none of the official schema. */
async function inputFor(schema: GraphQLSchema, extension: FunctionExtension, rootValue: object): Promise<object> {
  const document = parse(extension.inputQuery);
  const [invalid] = validate(schema, document);
  if (invalid) throw new Error(`its input query is not valid: ${invalid.message}`);
  const { data, errors } = await execute({ schema, document, rootValue });
  const [error] = errors ?? [];
  if (error) throw new Error(`its input query failed: ${error.message}`);
  return data ?? {};
}

function errorsIn(result: unknown): ValidationError[] {
  const operations = (result as { operations?: unknown } | null)?.operations;
  if (!Array.isArray(operations)) throw new Error("it answers no operations");
  return operations.flatMap((operation: { validationAdd?: { errors?: unknown } }) => {
    const errors = operation.validationAdd?.errors;
    if (!Array.isArray(errors)) throw new Error("it answers an operation that is none");
    return errors.map((error: { message?: unknown; target?: unknown }): ValidationError => {
      if (typeof error.message !== "string" || typeof error.target !== "string")
        throw new Error("it answers an error without message or target");
      return { message: error.message, target: error.target };
    });
  });
}

function extensionOf(apps: readonly AppRegistration[], validation: Validation): FunctionExtension | undefined {
  const app = apps.find(({ id }) => id === validation.appId);
  return app && functionExtensions(app).find(({ handle }) => handle === validation.functionHandle);
}
