import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import styles from "./room.module.css";

/** Whether the room's event stream is open. */
export type Connection = "opening" | "open" | "reconnecting" | "closed";

/** Says whether the figures on the page are of this moment. */
export function ConnectionLine({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.connection}>
      <span className={styles.dot} data-connection={connection} aria-hidden="true" />
      <Text as="span" tone="subdued">
        {t(`room.connection.${connection}`)}
        {connection === "reconnecting" ? ` ${t("room.reconnectingHint")}` : ""}
      </Text>
    </div>
  );
}
