import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import styles from "./show-state-badge.module.css";

/** A show is planned, then on air, then over. */
export type ShowState = "scheduled" | "live" | "ended";

/** A show's state in a word and a colour. */
export function ShowStateBadge({ state }: { readonly state: ShowState }) {
  const { t } = useTranslation();
  if (state === "live") return <span className={styles.live}>{t("state.live")}</span>;
  if (state === "scheduled") return <Badge tone="info">{t("state.scheduled")}</Badge>;
  return <Badge>{t("state.ended")}</Badge>;
}
