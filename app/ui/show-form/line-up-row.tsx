import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { Button, Icon, InlineStack, Text, TextField } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DragHandleIcon, XIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Picture } from "../picture.tsx";
import type { FilledItem } from "./filled-form.ts";
import styles from "./line-up.module.css";
import { StoreFacts } from "./store-facts.tsx";

interface LineUpRowProps {
  readonly item: FilledItem;
  /** From 1 */
  readonly position: number;
  /** What is wrong with its live price, ready to read */
  readonly problem: string | undefined;
  readonly currencySign: string;
  readonly onMove: (step: -1 | 1) => void;
  readonly onPrice: (typed: string) => void;
  /** How many units of it are for the show */
  readonly stock: ReactNode;
  readonly onRemove: () => void;
}

/** A product in the line-up: taken by its handle or sent up and down by its buttons, with its live price. */
export function LineUpRow({ item, position, problem, currencySign, stock, ...on }: LineUpRowProps) {
  const { onMove, onPrice, onRemove } = on;
  const { t } = useTranslation();
  const { title } = item;
  const sortable = useSortable({ id: item.productId });
  const style = { transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition };
  return (
    <li ref={sortable.setNodeRef} style={style} className={sortable.isDragging ? styles.lifted : styles.row}>
      <button
        type="button"
        ref={sortable.setActivatorNodeRef}
        className={styles.handle}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={t("form.reorder", { title })}
      >
        <Icon source={DragHandleIcon} tone="subdued" />
      </button>
      <span className={styles.position} aria-hidden="true">
        {position}
      </span>
      <span className={styles.picture}>
        <Picture url={item.imageUrl} />
      </span>
      <div className={styles.words}>
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          {title}
        </Text>
        <StoreFacts product={item} />
      </div>
      <div className={styles.price}>
        <TextField
          label={t("form.livePriceOf", { title })}
          labelHidden
          autoComplete="off"
          inputMode="decimal"
          prefix={currencySign}
          placeholder={t("form.livePrice")}
          value={item.livePrice}
          onChange={onPrice}
          {...(problem === undefined ? {} : { error: problem })}
        />
      </div>
      <div className={styles.stock}>{stock}</div>
      <div className={styles.buttons}>
        <InlineStack gap="300" wrap={false}>
          <Button
            variant="tertiary"
            size="large"
            icon={ArrowUpIcon}
            onClick={() => onMove(-1)}
            accessibilityLabel={t("form.moveUp", { title })}
          />
          <Button
            variant="tertiary"
            size="large"
            icon={ArrowDownIcon}
            onClick={() => onMove(1)}
            accessibilityLabel={t("form.moveDown", { title })}
          />
          <Button
            variant="tertiary"
            size="large"
            icon={XIcon}
            onClick={onRemove}
            accessibilityLabel={t("form.remove", { title })}
          />
        </InlineStack>
      </div>
    </li>
  );
}
