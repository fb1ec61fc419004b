import { ADMIN_API_CHECKS } from "./admin-api-checks.ts";
import type { Check } from "./check.ts";
import { LIBRARY_CHECKS } from "./library-checks.ts";

/** All checks by their names */
export const CHECKS: Readonly<Record<string, Check>> = { ...LIBRARY_CHECKS, ...ADMIN_API_CHECKS };
