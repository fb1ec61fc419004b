import {
  type Context,
  type Emitter,
  Hash,
  type Liquid,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  Value,
} from "liquidjs";
import { attributesHtml } from "./escaping.ts";
import { KnownObject } from "./known-object.ts";

type TagClass = Extract<Parameters<Liquid["registerTag"]>[1], abstract new (...given: never[]) => Tag>;

/** Adds the tags that Shopify has and liquidjs has not, and takes away what only liquidjs has, and the deprecated `include`. */
export function addTags(liquid: Liquid): void {
  for (const name of ["layout", "block", "include"]) delete liquid.tags[name];
  liquid.registerTag("schema", silent("schema"));
  liquid.registerTag("doc", silent("doc"));
  liquid.registerTag("style", wrapped("style", "<style data-shopify>", "</style>"));
  liquid.registerTag("stylesheet", wrapped("stylesheet", "<style>", "</style>"));
  liquid.registerTag("javascript", wrapped("javascript", "<script>", "</script>"));
  liquid.registerTag("form", FormTag);
  liquid.registerTag("paginate", PaginateTag);
}

/** A tag whose content is not Liquid and is not shown. */
function silent(name: string): TagClass {
  return class extends Tag {
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      skipTo(`end${name}`, token, remaining);
    }
    override render(): void {
      /* what such a tag holds is for the theme editor, not for the page */
    }
  };
}

function skipTo(end: string, token: TagToken, remaining: TopLevelToken[]): void {
  for (let next = remaining.shift(); next !== undefined; next = remaining.shift()) {
    if ("name" in next && next.name === end) return;
  }
  throw new Error(`tag ${token.getText()} not closed`);
}

/** A tag whose Liquid content stands between an opening and a closing piece of HTML. */
function wrapped(name: string, open: string, close: string): TagClass {
  return class extends Tag {
    readonly templates: Template[];
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
      super(token, remaining, liquid);
      this.templates = contentOf(name, token, remaining, parser);
    }
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      emitter.write(open);
      yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
      emitter.write(close);
    }
    *children(): Generator<unknown, Template[]> {
      return (yield this.templates) as Template[];
    }
  };
}

function contentOf(name: string, token: TagToken, remaining: TopLevelToken[], parser: Parser): Template[] {
  const templates: Template[] = [];
  while (remaining.length > 0) {
    const next = remaining.shift();
    if (next === undefined) break;
    if ("name" in next && next.name === `end${name}`) return templates;
    templates.push(parser.parseToken(next, remaining));
  }
  throw new Error(`tag ${token.getText()} not closed`);
}

const formActions: Readonly<Record<string, string>> = {
  product: "/cart/add",
  cart: "/cart",
  localization: "/localization",
};

/** `{% form 'product', product, class: 'x' %}`: a form that posts where Shopify's would. */
class FormTag extends Tag {
  readonly templates: Template[];
  readonly kind: Value;
  readonly attributes: Hash;

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid);
    this.kind = new Value(this.tokenizer.readFilteredValue(), liquid);
    this.attributes = new Hash(this.tokenizer.remaining());
    this.templates = contentOf("form", token, remaining, parser);
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const kind = String(yield this.kind.value(context, false));
    const action = formActions[kind];
    if (action === undefined) throw new Error(`The dev store knows no form "${kind}".`);
    const { return_to, ...rest } = (yield this.attributes.render(context)) as Record<string, unknown>;
    const attributes = Object.fromEntries(
      Object.entries(rest).filter(([, value]) => typeof value !== "object" && value !== true),
    );
    emitter.write(
      `<form${attributesHtml({ method: "post", action, "accept-charset": "UTF-8", enctype: "multipart/form-data", ...attributes })}>`,
    );
    emitter.write(`<input type="hidden" name="form_type" value="${kind}"><input type="hidden" name="utf8" value="✓">`);
    if (kind === "localization") emitter.write(`<input type="hidden" name="_method" value="put">`);
    const wayBack = return_to ?? (kind === "localization" ? pathOf(context.globals) : null);
    if (typeof wayBack === "string")
      emitter.write(`<input${attributesHtml({ type: "hidden", name: "return_to", value: wayBack })}>`);
    context.push({ form: new KnownObject("form", { errors: null, id: kind, "posted_successfully?": false }) });
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
    context.pop();
    emitter.write("</form>");
  }

  *children(): Generator<unknown, Template[]> {
    return (yield this.templates) as Template[];
  }

  *arguments(): Iterable<Value> {
    yield this.kind;
  }

  *blockScope(): Iterable<string> {
    yield "form";
  }
}

/** The page that a form stands on */
function pathOf(globals: object): string | null {
  const { request } = globals as { request?: { path?: string } };
  return request?.path ?? null;
}

/** What `{% paginate %}` needs from a list that the store cuts into pages itself. */
export interface PagedList {
  readonly currentPage: number;
  readonly pages: number;
  readonly total: number;
  pageUrl(page: number): string;
}

/** `{% paginate collection.products by 24 %}`; the page to show was chosen when the list was made. */
class PaginateTag extends Tag {
  readonly templates: Template[];
  readonly list: Value;

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid);
    const [, list] = /^\s*([\w.]+)\s+by\s+\S+/.exec(this.tokenizer.remaining()) ?? [];
    if (list === undefined) throw new Error("paginate is written {% paginate list by number %}.");
    this.list = new Value(list, liquid);
    this.templates = contentOf("paginate", token, remaining, parser);
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const list = (yield this.list.value(context, false)) as { paging?: PagedList };
    if (list.paging === undefined)
      throw new Error("The dev store can only paginate collection.products and search.results.");
    const { currentPage, pages, total } = list.paging;
    const part = (page: number, title: string) =>
      new KnownObject("part", { is_link: true, title, url: list.paging?.pageUrl(page) ?? "" });
    const paginate = new KnownObject("paginate", {
      current_page: currentPage,
      pages,
      items: total,
      previous: currentPage > 1 ? part(currentPage - 1, "Previous") : null,
      next: currentPage < pages ? part(currentPage + 1, "Next") : null,
    });
    context.push({ paginate });
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
    context.pop();
  }

  *children(): Generator<unknown, Template[]> {
    return (yield this.templates) as Template[];
  }

  *arguments(): Iterable<Value> {
    yield this.list;
  }

  *blockScope(): Iterable<string> {
    yield "paginate";
  }
}
