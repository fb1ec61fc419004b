import type { Liquid } from "liquidjs";
import { type Context, type Emitter, Tag, type TagToken, type TopLevelToken } from "liquidjs";

type TagClass = Extract<Parameters<Liquid["registerTag"]>[1], abstract new (...given: never[]) => Tag>;

/** Renders one of the theme's sections, with the page's global objects and none of the template's own variables. */
export type RenderSection = (name: string, globals: Readonly<Record<string, unknown>>) => string;

/** `{% section 'header' %}`: only a theme has it, and only with a name that stands there as text. */
export function sectionTag(render: RenderSection | null): TagClass {
  return class SectionTag extends Tag {
    readonly section: string;

    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      const name = /^\s*(['"])(?<name>[\w-]+)\1\s*$/.exec(this.tokenizer.remaining())?.groups?.["name"];
      if (name === undefined) throw new Error("section is written {% section 'name' %}.");
      if (render === null) throw new Error("Only a theme has sections.");
      this.section = name;
    }

    override render(context: Context, emitter: Emitter): void {
      emitter.write(render?.(this.section, context.globals) ?? "");
    }
  };
}
