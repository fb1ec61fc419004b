import { isGiven } from "../graphql/given.ts";
import type { Selected } from "./bulk-query.ts";

type Json = Record<string, unknown>;

/** What a page of results comes to: one line of JSON per node of a connection, parents before their children. */
export interface Lines {
  readonly text: string;
  readonly objects: number;
  readonly rootObjects: number;
}

/** Writes what the selected root field answered as lines. A nested node's line says its parent's id as `__parentId`. */
export function linesOf(root: Selected, data: Json): Lines {
  const writer = new LineWriter();
  if (root.kind === "connection") writer.connection(root, data[root.key], null);
  else writer.object(data[root.key] as Json | null, root.below, null);
  return { text: writer.lines.join(""), objects: writer.lines.length, rootObjects: writer.rootObjects };
}

class LineWriter {
  readonly lines: string[] = [];
  rootObjects = 0;

  connection(selected: Selected, connection: unknown, parentId: string | null): void {
    for (const node of nodesIn(selected, connection)) {
      const place = this.lines.push("") - 1;
      if (parentId === null) this.rootObjects += 1;
      const id = typeof node["id"] === "string" ? node["id"] : parentId;
      const own = this.object(node, selected.below, id);
      this.lines[place] = `${JSON.stringify(parentId === null ? own : { ...own, __parentId: parentId })}\n`;
    }
  }

  /** The object without its connections, whose nodes become lines of their own. */
  object(value: Json | null, selected: readonly Selected[], parentId: string | null): Json | null {
    if (value === null) return null;
    const own: Json = {};
    for (const one of selected) {
      const inner = value[one.key];
      if (inner === undefined) continue;
      if (one.kind === "connection") this.connection(one, inner, parentId);
      else if (one.kind === "plain") own[one.key] = inner;
      else if (Array.isArray(inner))
        own[one.key] = inner.map((item) => this.object(item as Json | null, one.below, parentId));
      else own[one.key] = this.object(inner as Json | null, one.below, parentId);
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
