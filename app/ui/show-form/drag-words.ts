import type { DndContextProps } from "@dnd-kit/core";
import type { TFunction } from "i18next";

interface DragFacts {
  readonly t: TFunction;
  readonly count: number;
  readonly titleOf: (id: unknown) => string;
  /** From 0 */
  readonly placeOf: (id: unknown) => number;
}

/** What a screen reader says while a product is moved by keyboard or pointer. */
export function dragWords({ t, count, titleOf, placeOf }: DragFacts): NonNullable<DndContextProps["accessibility"]> {
  const say = (what: string, moving: unknown, over: unknown) =>
    t(`form.drag.${what}`, { title: titleOf(moving), position: placeOf(over) + 1, count });
  return {
    screenReaderInstructions: { draggable: t("form.drag.instructions") },
    announcements: {
      onDragStart: ({ active }) => say("lifted", active.id, active.id),
      onDragOver: ({ active, over }) => (over === null ? undefined : say("over", active.id, over.id)),
      onDragEnd: ({ active, over }) => say("dropped", active.id, over?.id ?? active.id),
      onDragCancel: ({ active }) => say("cancelled", active.id, active.id),
    },
  };
}
