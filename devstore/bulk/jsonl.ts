import { isGiven } from "../graphql/given.ts";
import type { Selected } from "./bulk-query.ts";

type Json = Record<string, unknown>;

/** What a page of results comes to: one line of JSON per node of a connection, parents before their children. */
export interface Lines {
  readonly text: string;
  readonly objects: number;
  readonly rootObjects: number;
}

/** Children right behind their parents, or all that are equally deep together: nobody may count on an order then. */
export type LineOrder = "grouped" | "by-depth";

/** Writes what the selected root field answered as lines. A nested node's line says its parent's id as `__parentId`. */
export function linesOf(root: Selected, data: Json, order: LineOrder): Lines {
  const writer = new LineWriter(order);
  if (root.kind === "connection") writer.connection(root, data[root.key], { parentId: null, depth: 0 });
  else writer.object(data[root.key] as Json | null, root.below, { parentId: null, depth: 0 });
  const lines = writer.levels.flat();
  return { text: lines.join(""), objects: lines.length, rootObjects: writer.rootObjects };
}

/** Where in the tree a node is */
interface Place {
  readonly parentId: string | null;
  /** Connections above it */
  readonly depth: number;
}

class LineWriter {
  /** One list of lines, or one for each depth */
  readonly levels: string[][] = [[]];
  rootObjects = 0;
  readonly #order: LineOrder;

  constructor(order: LineOrder) {
    this.#order = order;
  }

  connection(selected: Selected, connection: unknown, { parentId, depth }: Place): void {
    const lines = (this.levels[this.#order === "grouped" ? 0 : depth] ??= []);
    for (const node of nodesIn(selected, connection)) {
      const place = lines.push("") - 1;
      if (parentId === null) this.rootObjects += 1;
      const id = typeof node["id"] === "string" ? node["id"] : parentId;
      const own = this.object(node, selected.below, { parentId: id, depth: depth + 1 });
      lines[place] = `${JSON.stringify(parentId === null ? own : { ...own, __parentId: parentId })}\n`;
    }
  }

  /** The object without its connections, whose nodes become lines of their own. */
  object(value: Json | null, selected: readonly Selected[], below: Place): Json | null {
    if (value === null) return null;
    const own: Json = {};
    for (const one of selected) {
      const inner = value[one.key];
      if (inner === undefined) continue;
      if (one.kind === "connection") this.connection(one, inner, below);
      else if (one.kind === "plain") own[one.key] = inner;
      else if (Array.isArray(inner))
        own[one.key] = inner.map((item) => this.object(item as Json | null, one.below, below));
      else own[one.key] = this.object(inner as Json | null, one.below, below);
    }
    return own;
  }
}

function nodesIn(selected: Selected, connection: unknown): Json[] {
  const { through } = selected;
  if (!isGiven(connection) || through === null) return [];
  const edges = (connection as Record<string, Json[]>)[through.edges] ?? [];
  return edges.map((edge) => edge[through.node] as Json);
}
