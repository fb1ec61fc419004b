// Where Shopify's CLI looks for the functions of this extension when it compiles them.
import { cartValidationsGenerateRun } from "./cart_validations_generate_run.js";

export { cartValidationsGenerateRun };
