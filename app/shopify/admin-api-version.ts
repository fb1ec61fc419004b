/** The one version of the Admin API that the app speaks; moving on starts here, with `npm run codegen`. */
export const adminApiVersion = "2026-10";
