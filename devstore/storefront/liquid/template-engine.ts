import { Liquid } from "liquidjs";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addFilters, type FilterSurroundings } from "./filters.ts";
import { sectionTag, type RenderSection } from "./section-tag.ts";
import { addTags } from "./tags.ts";

export interface EngineOptions extends FilterSurroundings {
  /** Folder of the snippets that `{% render %}` finds */
  readonly snippetsDir: string;
  /** What `{% section %}` shows; only a theme has sections */
  readonly renderSection?: RenderSection;
}

/** Renders a theme's or an extension's Liquid as Shopify does, but for what is unknown: that is an error, never an empty string. */
export class TemplateEngine {
  readonly #liquid: Liquid;
  readonly #snippetsDir: string;

  constructor({ snippetsDir, renderSection, ...surroundings }: EngineOptions) {
    this.#snippetsDir = snippetsDir;
    this.#liquid = new Liquid({
      root: [snippetsDir],
      partials: [snippetsDir],
      extname: ".liquid",
      strictFilters: true,
    });
    addTags(this.#liquid);
    this.#liquid.registerTag("section", sectionTag(renderSection ?? null));
    addFilters(this.#liquid, surroundings);
  }

  /** Renders a file with Shopify's global objects. Throws an error that names the file for an unknown tag, filter or object. */
  render(file: string, globals: Readonly<Record<string, unknown>>): string {
    try {
      const templates = this.#liquid.parse(readFileSync(file, "utf8"), file);
      const known = new Set([...Object.keys(globals), ...this.#snippetParameters(), "forloop", "tablerowloop"]);
      for (const name of this.#liquid.globalVariablesSync(templates)) {
        if (!known.has(name)) throw new Error(`The dev store knows no Liquid object "${name}".`);
      }
      return this.#liquid.renderSync(templates, {}, { globals }) as string;
    } catch (error) {
      throw new LiquidFailure(file, error);
    }
  }

  /** Names that snippets declare with `@param` in `{% doc %}`: an optional one may be left out by the caller. */
  #snippetParameters(): string[] {
    if (!existsSync(this.#snippetsDir)) return [];
    const names: string[] = [];
    for (const snippet of readdirSync(this.#snippetsDir).filter((name) => name.endsWith(".liquid"))) {
      const text = readFileSync(join(this.#snippetsDir, snippet), "utf8");
      for (const match of text.matchAll(/@param\s+(?:\{[^}]*\}\s*)?\[?(\w+)\]?/g))
        if (match[1] !== undefined) names.push(match[1]);
    }
    return names;
  }
}

/** Liquid that cannot be rendered, with the file it stands in. */
export class LiquidFailure extends Error {
  override readonly name = "LiquidFailure";
  constructor(file: string, cause: unknown) {
    super(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
