// @ts-check
/**
 * What the dev store writes in front of the script: where an admin may be, and which shop this is.
 * @type {{ adminOrigins: string[], shopHandle: string }}
 */
export const settings = { adminOrigins: [], shopHandle: "" };
