/** The one version of the Admin API that the dev store speaks */
export const API_VERSION = "2026-10";
