const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The show that an address names; throws 404 for an address that can name none. */
export function showIdOf({ id }: { readonly id?: string | undefined }): string {
  if (id === undefined || !uuid.test(id)) throw new Response("not-found", { status: 404 });
  return id.toLowerCase();
}
