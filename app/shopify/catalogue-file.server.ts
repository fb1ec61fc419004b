import { CatalogueUnreadable, ShopifyUnavailable } from "./errors.ts";

/** Longest line that a catalogue has; a file without line ends must not fill the memory. */
const longestLine = 1_000_000;

/**
 * Reads the lines of an export's JSONL file one after the other, whatever its size.
 * Throws ShopifyUnavailable when it cannot be had, or not to its end, which another try may; CatalogueUnreadable when it is no text.
 */
export async function* catalogueLines(url: string, fetchFile: typeof fetch): AsyncGenerator<string> {
  const response = await fetchFile(url).catch((cause: unknown) => {
    throw new ShopifyUnavailable("the catalogue export cannot be fetched", cause);
  });
  if (!response.ok || response.body === null) {
    throw new ShopifyUnavailable(`the catalogue export answers ${response.status}`);
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  try {
    for await (const chunk of response.body) {
      const text = rest + decoder.decode(chunk, { stream: true });
      const lines = text.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine) throw new CatalogueUnreadable("The catalogue export has an endless line");
      for (const line of lines) if (line !== "") yield line;
    }
    rest += decoder.decode();
  } catch (error) {
    if (error instanceof CatalogueUnreadable) throw error;
    if (isNoText(error)) throw new CatalogueUnreadable("The catalogue export is no text", { cause: error });
    throw new ShopifyUnavailable("the catalogue export was cut off on its way", error);
  }
  if (rest !== "") yield rest;
}

function isNoText(error: unknown): boolean {
  return error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA";
}
